import { defineApplicability } from '../../../engine.ts'
import eligibility from '../../../shared/eligibility/concept.ts'
import pregnancy from '../../../shared/pregnancy/concept.ts'
import newDiabetes from '../new-diabetes/concept.ts'

/** What keeps nobody from being warned: who is a child or pregnant can be dangerously ill too. */
export const anyone = ['birth-date-unknown', 'under-18', 'type-not-recorded', 'unclear-type', 'pregnant'] as const

/** Why there is nothing to say of what was added, the first that holds; null when there is. @see ./about.md */
export default defineApplicability({
  reasons: ['deceased', 'known', 'not-confirmed', 'removed', 'not-type-2', 'not-diabetes', ...anyone],
  parameters: {},
  reads: { eligibility, newDiabetes, pregnancy },
  find(_patient, _values, { eligibility, newDiabetes, pregnancy }) {
    const { outside } = newDiabetes
    if (eligibility.reason === 'deceased' || outside === null) {
      const isInDoubt = eligibility.reason === 'type-not-recorded' && pregnancy
      return isInDoubt ? { reason: 'pregnant' as const, missing: [] } : eligibility
    }
    return { reason: outside, missing: [] }
  },
})
