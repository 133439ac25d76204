import type { ViewOf } from '../../../engine.ts'
import type { Fit } from '../../../shared/programme-fit/concept.ts'

/** A programme as a card offers it. */
export const offeredShape = [
  { id: 'string', name: 'text', brief: 'text', consent: 'text?', unknown: ['string'] },
] as const

/** The programmes that a card offers, each with what is still to be checked. */
export function offeredView(fits: readonly Fit[], bmiKnown: boolean): ViewOf<typeof offeredShape> {
  return fits.map(({ programme: { id, name, brief, consent }, unknown, foreign, asks }) => ({
    id,
    name,
    brief,
    consent,
    unknown: [
      ...(foreign ? ['dutch-needed'] : []),
      ...unknown.map((criterion) => toCheck(criterion, bmiKnown)),
      ...asks,
    ],
  }))
}

/** What is asked about a criterion that is open; of a BMI that is known it is the waist. */
function toCheck(criterion: Fit['unknown'][number], bmiKnown: boolean): string {
  if (criterion.kind === 'has') return criterion.condition
  if (criterion.kind !== 'measure') return criterion.kind
  return criterion.measure === 'bmi' && bmiKnown ? 'waist' : criterion.measure
}
