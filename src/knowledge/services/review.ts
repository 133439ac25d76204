import type { Knowledge, OverrideReason, Parameter } from '../knowledge.ts'

/** A value whose day of review is past. */
export interface DueReview {
  /** Path of the file in `cds-services/`. */
  readonly at: string
  readonly name: string
  readonly reviewBy: string
}

/** Every cited number, with the file it stands in. */
export function allParameters({
  concepts,
  services,
  pacing,
  sheet,
}: Knowledge): readonly (readonly [string, Parameter])[] {
  const folders = new Set([...concepts, ...[...services.values()].flatMap(({ rules }) => rules)])
  const reasons = new Set([...services.values()].flatMap(({ overrideReasons }) => [...overrideReasons.values()]))
  return [
    ...[...folders].flatMap(({ at, parameters }) =>
      [...parameters.values()].map((parameter) => [`${at}/parameters.yaml`, parameter] as const),
    ),
    ...Object.values(pacing?.values ?? {}).map((parameter) => ['pacing.yaml', parameter] as const),
    ...[...(sheet?.values.values() ?? [])].map((parameter) => ['conversation/values.yaml', parameter] as const),
    ...(pacing?.saidBy ?? []).map(({ lasts }) => ['pacing.yaml', lasts] as const),
    ...[...reasons].flatMap((reason) => parametersOf(reason).map((parameter) => [reason.at, parameter] as const)),
  ]
}

/** Values, programmes and texts that were to be looked at again before a day; no fault, but someone should. */
export function pastReview(knowledge: Knowledge, asOf: string): readonly DueReview[] {
  const { programmes, explained, sheet } = knowledge
  const listed = programmes.flatMap(({ id, local, listing: { reviewBy } }) =>
    local || reviewBy === undefined ? [] : [{ at: `programmes/${id}.yaml`, name: 'listing', reviewBy }],
  )
  const texts = explained.texts.map(({ id, reviewBy }) => ({ at: 'explained/texts.yaml', name: id, reviewBy }))
  const values = allParameters(knowledge).map(([at, { name, reviewBy }]) => ({ at, name, reviewBy }))
  const studies = (sheet?.studies ?? []).map(({ source, reviewBy }) => ({
    at: 'conversation/studies.yaml',
    name: source,
    reviewBy,
  }))
  const page = sheet ? [{ at: 'conversation/goal.yaml', name: 'goal', reviewBy: sheet.goal.reviewBy }] : []
  return [...values, ...listed, ...texts, ...studies, ...page].filter(({ reviewBy }) => reviewBy < asOf)
}

/** All that says how long a reason to dismiss silences. */
export function parametersOf({ silence, safety, accepted }: OverrideReason): readonly Parameter[] {
  return [silence?.lasts, safety?.warning, safety?.critical, accepted].filter((each) => each !== undefined)
}
