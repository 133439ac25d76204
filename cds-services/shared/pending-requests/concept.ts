import {
  type AskedFor,
  type Day,
  daysAfter,
  defineConcept,
  monthsAfter,
  type Names,
  type Patient,
  type Reading,
} from '../../engine.ts'
import limitedLifeExpectancy from '../limited-life-expectancy/concept.ts'

/** What is asked for already; of a goal the days may not be known. */
export interface PendingRequest extends AskedFor {
  readonly name: Names['requests']
}

/** Tests that are ordered. */
const tests = [
  'hba1c',
  'fasting-glucose',
  'lipids',
  'egfr',
  'acr',
  'weight',
  'c-peptide',
  'ketones',
  'gad-antibodies',
  'fundus',
] as const

/** @see ./about.md */
export default defineConcept({
  gives: 'under-way',
  parameters: { orderedFor: 'd', resultWithin: 'd', draftFor: 'd', openFor: 'mo', reviewedFor: 'd', goalFor: 'mo' },
  reads: { limitedLifeExpectancy },
  result: ['name', 'since', 'until'],
  find(
    patient,
    { orderedFor, resultWithin, draftFor, openFor, reviewedFor, goalFor },
    { limitedLifeExpectancy: palliative },
  ): readonly PendingRequest[] {
    const orderFor = { draft: orderedFor, open: orderedFor, done: resultWithin }
    const ordered = tests.flatMap((name): readonly PendingRequest[] => {
      const dated = patient.requests(name).flatMap(({ phase, day }) => {
        if (day === null) return []
        return [{ name, since: day, until: daysAfter(day, orderFor[phase] + 1) }]
      })
      const open = latest(dated.filter(({ since }) => !isAnswered(patient, name, since)))
      return palliative && open.length === 0 ? [{ name, since: null, until: null }] : open
    })
    const reviews = patient.requests('medication-review').flatMap(({ phase, day }) => {
      if (day === null) return []
      const last = {
        draft: daysAfter(day, draftFor),
        open: monthsAfter(day, openFor),
        done: daysAfter(day, reviewedFor),
      }
      return [{ name: 'medication-review' as const, since: day, until: daysAfter(last[phase], 1) }]
    })
    const goals = patient.requests('weight-goal').map(({ day }) => {
      return { name: 'weight-goal' as const, since: day, until: day && daysAfter(monthsAfter(day, goalFor), 1) }
    })
    return [...ordered, ...latest(reviews), ...latest(goals)]

    /** Of those that still count the one that does so longest. */
    function latest<Each extends PendingRequest>(all: readonly Each[]): readonly Each[] {
      const still = all.filter(({ until }) => until === null || until > patient.asOf)
      return still.sort((one, other) => ((one.until ?? '') < (other.until ?? '') ? 1 : -1)).slice(0, 1)
    }
  },
})

/** Whether there is a value of what was ordered since it was: then nothing more is to be expected of the order. */
function isAnswered(patient: Patient, name: (typeof tests)[number], since: Day): boolean {
  const newest: Partial<Record<typeof name, () => Reading | null>> = {
    hba1c: () => patient.series('hba1c').newest,
    'fasting-glucose': () => patient.series('glucose', 'fasting', 'venous').newest,
    egfr: () => patient.series('egfr').newest,
    acr: () => patient.series('acr').newest,
    weight: () => patient.series('weight').newest,
    'c-peptide': () => patient.series('c-peptide').newest,
  }
  const value = newest[name]?.()
  return value !== null && value !== undefined && value.day >= since
}
