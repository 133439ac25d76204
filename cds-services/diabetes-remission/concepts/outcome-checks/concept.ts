import { defineConcept } from '../../../engine.ts'
import dueChecks from '../due-checks/concept.ts'
import outcomeRemission from '../outcome-remission/concept.ts'

type Kept = 'on-time' | 'late' | 'never' | 'not-asked'

export interface ChecksOutcome {
  readonly hba1c: Kept
  readonly fundus: Kept
  readonly feet: Kept
  readonly kidney: Kept
}

const notAsked = { hba1c: 'not-asked', fundus: 'not-asked', feet: 'not-asked', kidney: 'not-asked' } as const

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { dueChecks, outcomeRemission },
  result: ['hba1c', 'fundus', 'feet', 'kidney'],
  find(patient, _values, { dueChecks, outcomeRemission }): ChecksOutcome {
    if (outcomeRemission.remission !== 'yes') return notAsked
    const { overdue, missing } = dueChecks()
    const never: readonly string[] = [...missing, ...(hadKidney() ? [] : ['kidney'])]
    const kept = (name: string): Kept => (never.includes(name) ? 'never' : overdue.includes(name) ? 'late' : 'on-time')
    return { hba1c: kept('hba1c'), fundus: kept('fundus'), feet: kept('feet'), kidney: kept('kidney') }

    function hadKidney(): boolean {
      return patient.series('egfr').newest !== null || patient.series('acr').newest !== null
    }
  },
})
