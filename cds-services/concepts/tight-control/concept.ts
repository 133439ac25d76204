import { defineConcept, exists } from '../../../src/engine/rule.ts'
import frailty from '../frailty/concept.ts'
import riskyDrugs from '../risky-drugs/concept.ts'

export interface TightControl {
  /** Whether the wider goal of older people holds; also when the age is not known. */
  readonly older: boolean
  /** HbA1c below which control is tight at this age. */
  readonly below: number
  /** The same for who is frail or very old; null for others. */
  readonly belowWhenFragile: number | null
  /** Which of the values is a limit for this person now; none without a drug that can cause hypoglycaemia. */
  readonly limits: readonly string[]
}

/** How low HbA1c may be on a drug that can cause hypoglycaemia. @see clinical-details.md section 7 */
export default defineConcept({
  parameters: { olderFrom: 'a', veryOldFrom: 'a', tightBelow: 'mmol/mol', tightOlderBelow: 'mmol/mol' },
  reads: { frailty, riskyDrugs },
  find(patient, values, found): TightControl {
    const age = patient.age ?? values.olderFrom
    const older = age >= values.olderFrom
    const fragile = found.frailty || age >= values.veryOldFrom
    const limit = older ? 'tightOlderBelow' : 'tightBelow'
    return {
      older,
      below: values[limit],
      belowWhenFragile: fragile ? values.tightBelow : null,
      limits: exists(found.riskyDrugs.hypoglycaemic) ? [limit] : [],
    }
  },
})
