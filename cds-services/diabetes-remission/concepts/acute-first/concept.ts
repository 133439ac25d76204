import { below, defineConcept, monthsAfter } from '../../../engine.ts'
import drugEnd, { type End } from '../../../shared/drug-end/concept.ts'
import safetyTriggers, { type SafetyTrigger } from '../safety-triggers/concept.ts'

/** With one of these nobody is asked to lose weight, to join a programme or to taper. */
const dangers: readonly SafetyTrigger[] = [
  'hypoglycaemia',
  'severe-hypoglycaemia',
  'low-fasting-glucose',
  'acute-hyperglycaemia',
]

/** Whether danger comes before any goal. @see ./about.md */
export default defineConcept({
  parameters: { lostFor: 'mo', regainedBelow: 'mmol/mol' },
  reads: { drugEnd, safetyTriggers },
  find(patient, { lostFor, regainedBelow }, { drugEnd, safetyTriggers: { indicator, triggers } }): boolean {
    const isStillLost = ({ day, after, highGlucoses }: End) => {
      const isLater = after !== null && highGlucoses.every((glucose) => glucose.day <= after.day)
      const regained = isLater && below(after, regainedBelow) === true
      return !regained && monthsAfter(day, lostFor) >= patient.asOf
    }
    const lost = triggers.includes('loss-of-control') && drugEnd.lossOfControl.some(isStillLost)
    return indicator === 'critical' || lost || triggers.some((name) => dangers.includes(name))
  },
})
