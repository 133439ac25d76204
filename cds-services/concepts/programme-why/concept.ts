import { defineConcept, type Patient } from '../../../src/engine/rule.ts'
import cautions from '../cautions/concept.ts'
import programmeFit from '../programme-fit/concept.ts'

type Programme = Patient['offer'][number]

/** A criterion of the programme, or what else rules it out: it is not offered in this region, or a caution about the person. */
export type Ground = Programme['criteria'][number] | { readonly kind: 'region' } | CautionGround

interface CautionGround {
  readonly kind: 'caution'
  readonly caution: string
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

/** Tells of every programme of the offer, best first, what speaks for and against it. @see clinical-details.md section 6, *Programmes* */
export default defineConcept({
  parameters: {},
  reads: { cautions, programmeFit },
  find(patient, _values, found): readonly ProgrammeWhy[] {
    return found.programmeFit.map(({ programme, fits, met, failed, unknown }) => ({
      id: programme.id,
      name: programme.name,
      fits,
      met,
      failed: [...failed, ...barsOf(programme)],
      unknown,
    }))

    function barsOf({ id, regional, diet }: Programme): readonly Ground[] {
      const hungry = diet === 'low-carbohydrate' || diet === 'very-low-calorie'
      const against = ['rule-out-lada-mody', ...(hungry ? ['recent-mi-or-stroke'] : [])]
      const cautious = against.filter((caution) => found.cautions.includes(caution))
      return [
        ...(regional && !patient.site.regionalProgrammes.includes(id) ? [{ kind: 'region' } as const] : []),
        ...cautious.map((caution) => ({ kind: 'caution', caution }) as const),
      ]
    }
  },
})
