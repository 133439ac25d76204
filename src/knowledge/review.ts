import type { Knowledge, Parameter } from './knowledge.ts'

/** A value whose day of review is past. */
export interface DueReview {
  /** Path of the file in `cds-services/`. */
  readonly at: string
  readonly name: string
  readonly reviewBy: string
}

/** Every cited number, with the file it stands in. */
export function allParameters({ concepts, services }: Knowledge): readonly (readonly [string, Parameter])[] {
  const rules = [...services.values()].flatMap(({ id, rules }) =>
    rules.map((rule) => ({ ...rule, at: `${id}/${rule.name}` })),
  )
  const folders = [...concepts.map((concept) => ({ ...concept, at: `concepts/${concept.name}` })), ...rules]
  return [
    ...folders.flatMap(({ at, parameters }) =>
      [...parameters.values()].map((parameter) => [`${at}/parameters.yaml`, parameter] as const),
    ),
    ...[...services.values()].flatMap(({ id, overrideReasons }) =>
      [...overrideReasons.values()].flatMap(({ silence }) =>
        silence ? [[`${id}/override-reasons.yaml`, silence.months] as const] : [],
      ),
    ),
  ]
}

/** Values that were to be looked at again before a day; no fault, but someone should. */
export function pastReview(knowledge: Knowledge, asOf: string): readonly DueReview[] {
  return allParameters(knowledge)
    .filter(([, { reviewBy }]) => reviewBy < asOf)
    .map(([at, { name, reviewBy }]) => ({ at, name, reviewBy }))
}
