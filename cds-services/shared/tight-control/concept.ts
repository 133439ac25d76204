import { defineConcept, exists } from '../../engine.ts'
import frailty from '../frailty/concept.ts'
import limitedLifeExpectancy from '../limited-life-expectancy/concept.ts'
import riskyDrugs from '../risky-drugs/concept.ts'

export interface TightControl {
  /** Whether the wider goal of older people holds; also when the age is not known. */
  readonly older: boolean
  /** HbA1c below which control is tight at this age. */
  readonly below: number
  /** The strictest, of people who are not old. */
  readonly strictest: number
  /** The same for who is frail or very old; null for others. */
  readonly belowWhenFragile: number | null
  /** Which of the values is a limit for this person now; none without a drug that can cause hypoglycaemia. */
  readonly limits: readonly ('tightBelow' | 'tightOlderBelow' | 'tightFragileBelow')[]
}

/** How low HbA1c may be on a drug that can cause hypoglycaemia. @see ./about.md */
export default defineConcept({
  gives: 'limits',
  parameters: {
    olderFrom: 'a',
    veryOldFrom: 'a',
    tightBelow: 'mmol/mol',
    tightOlderBelow: 'mmol/mol',
    tightFragileBelow: 'mmol/mol',
  },
  reads: { frailty, limitedLifeExpectancy, riskyDrugs },
  find(patient, values, found): TightControl {
    const age = patient.age ?? values.olderFrom
    const older = age >= values.olderFrom
    const fragile =
      found.frailty ||
      found.limitedLifeExpectancy ||
      exists(patient.conditions('dementia')) ||
      age >= values.veryOldFrom
    const limit = fragile ? 'tightFragileBelow' : older ? 'tightOlderBelow' : 'tightBelow'
    return {
      older,
      strictest: values.tightBelow,
      below: older ? values.tightOlderBelow : values.tightBelow,
      belowWhenFragile: fragile ? values.tightFragileBelow : null,
      limits: exists(found.riskyDrugs.hypoglycaemic) ? [limit] : [],
    }
  },
})
