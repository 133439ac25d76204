import type { Knowledge, Parameter } from './knowledge.ts'

/** A value whose day of review is past. */
export interface DueReview {
  /** Folder of the rule or concept. */
  readonly at: string
  readonly name: string
  readonly reviewBy: string
}

/** Parameters of all rules and concepts, with their folder. */
export function allParameters({ concepts, services }: Knowledge): readonly (readonly [string, Parameter])[] {
  const rules = [...services.values()].flatMap(({ id, rules }) =>
    rules.map((rule) => ({ ...rule, at: `${id}/${rule.name}` })),
  )
  const folders = [...concepts.map((concept) => ({ ...concept, at: `concepts/${concept.name}` })), ...rules]
  return folders.flatMap(({ at, parameters }) => [...parameters.values()].map((parameter) => [at, parameter] as const))
}

/** Values that were to be looked at again before a day; no fault, but someone should. */
export function pastReview(knowledge: Knowledge, asOf: string): readonly DueReview[] {
  return allParameters(knowledge)
    .filter(([, { reviewBy }]) => reviewBy < asOf)
    .map(([at, { name, reviewBy }]) => ({ at, name, reviewBy }))
}
