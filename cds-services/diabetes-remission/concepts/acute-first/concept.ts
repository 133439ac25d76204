import { below, defineConcept, monthsAfter } from '../../../engine.ts'
import drugEnd, { type End } from '../../../shared/drug-end/concept.ts'
import acuteHyperglycaemia from '../../rules/tapering-safety/triggers/acute-hyperglycaemia/rule.ts'
import hypoglycaemia from '../../rules/tapering-safety/triggers/hypoglycaemia/rule.ts'
import lossOfControl from '../../rules/tapering-safety/triggers/loss-of-control/rule.ts'
import lowFastingGlucose from '../../rules/tapering-safety/triggers/low-fasting-glucose/rule.ts'
import severeHypoglycaemia from '../../rules/tapering-safety/triggers/severe-hypoglycaemia/rule.ts'
import sglt2Ketoacidosis from '../../rules/tapering-safety/triggers/sglt2-ketoacidosis/rule.ts'

/** With one of these nobody is asked to lose weight, to join a programme or to taper. */
const dangers = { acuteHyperglycaemia, hypoglycaemia, lowFastingGlucose, severeHypoglycaemia, sglt2Ketoacidosis }

/** Whether danger comes before any goal. @see ./about.md */
export default defineConcept({
  parameters: { lostFor: 'mo', regainedBelow: 'mmol/mol' },
  reads: { drugEnd, lossOfControl, ...dangers },
  find(patient, { lostFor, regainedBelow }, { drugEnd, lossOfControl, ...dangers }): boolean {
    const isStillLost = ({ day, after, highGlucoses }: End) => {
      const isLater = after !== null && highGlucoses.every((glucose) => glucose.day <= after.day)
      const regained = isLater && below(after, regainedBelow) === true
      return !regained && monthsAfter(day, lostFor) >= patient.asOf
    }
    const lost = lossOfControl.outcome === 'recommend' && drugEnd.lossOfControl.some(isStillLost)
    return lost || Object.values(dangers).some(({ outcome }) => outcome === 'recommend')
  },
})
