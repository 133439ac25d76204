import { defineConcept } from '../../../engine.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'
import partialRemission from '../partial-remission/concept.ts'
import weightGoalPercent from '../weight-goal-percent/concept.ts'

/** Whether what can be reached was reached: partial remission, and the weight near its goal. @see ./about.md */
export default defineConcept({
  parameters: { shortTo: '%' },
  reads: { partialRemission, weightCourse, weightGoalPercent },
  find(_patient, { shortTo }, { partialRemission, weightCourse: { from, lossPercent }, weightGoalPercent }): boolean {
    const percent = from && weightGoalPercent(from)
    return (
      partialRemission.answer === 'yes' && percent !== null && lossPercent !== null && lossPercent >= percent - shortTo
    )
  },
})
