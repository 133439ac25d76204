import { defineConcept } from '../../../engine.ts'
import { cutOffsOf, iotfUnits } from '../child-weight/cut-offs.ts'

/** The cut-offs of BMI for boys, by age in years. @see ./about.md */
export default defineConcept({ parameters: iotfUnits, reads: {}, find: (_patient, values) => cutOffsOf(values) })
