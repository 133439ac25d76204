import { defineConcept, type Names, type Programme } from '../../engine.ts'
import programmeFit, { type Bar } from '../programme-fit/concept.ts'

/** A criterion of the programme, or what else rules it out. */
export type Ground = Exclude<Criterion, { readonly kind: 'measure' }> | MeasureGround | Bar

type Criterion = Programme['criteria'][number]

/** A measured criterion under the name of its measure. */
type MeasureGround = {
  readonly kind: Names['criterionMeasures']
  readonly from: number
  readonly orRaisedWaist?: boolean
}

/** Why a programme fits, why not, and what is unknown. It fits when nothing fails. */
export interface ProgrammeWhy {
  readonly id: string
  readonly name: Programme['name']
  readonly fits: boolean
  readonly met: readonly Ground[]
  readonly failed: readonly Ground[]
  readonly unknown: readonly Ground[]
}

/** Tells of every programme of the offer, best first, what speaks for and against it. @see ./about.md */
export default defineConcept({
  gives: 'programmes',
  parameters: {},
  reads: { programmeFit },
  find(_patient, _values, { programmeFit }): readonly ProgrammeWhy[] {
    return programmeFit.map(({ programme, fits, met, failed, unknown, bars }) => ({
      id: programme.id,
      name: programme.name,
      fits,
      met: met.map(groundOf),
      failed: [...failed.map(groundOf), ...bars],
      unknown: unknown.map(groundOf),
    }))
  },
})

/** A criterion as "why?" tells it. */
function groundOf(criterion: Criterion): Ground {
  if (criterion.kind !== 'measure') return criterion
  const { measure, from, or } = criterion
  return { kind: measure, from, ...(or === 'raised-waist' && { orRaisedWaist: true }) }
}
