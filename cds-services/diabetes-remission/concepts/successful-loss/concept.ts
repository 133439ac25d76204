import { below, type Claim, changeIn, defineConcept, monthsAfter } from '../../../engine.ts'
import baseline from '../../../shared/baseline/concept.ts'
import causeToFind from '../../../shared/cause-to-find/concept.ts'
import dysregulation from '../../../shared/dysregulation/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import hba1cTarget from '../../../shared/hba1c-target/concept.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'
import weightLossExplained from '../../../shared/weight-loss-explained/concept.ts'

/** Whether so much weight was lost that drugs can be reviewed, and that is success. Looks only when it is asked. @see ./about.md */
export default defineConcept({
  parameters: { lossFrom: '%', programmeWithin: 'mo', programmeHba1cBelow: 'mmol/mol', programmeRiseTo: 'mmol/mol' },
  reads: { baseline, causeToFind, dysregulation, hba1c, hba1cTarget, weightCourse, weightLossExplained },
  find(_patient, values, found): () => Claim {
    return () => {
      const { lossPercent, now } = found.weightCourse
      const isEnough = lossPercent !== null && lossPercent >= values.lossFrom
      if (!isEnough || found.causeToFind.losing || found.dysregulation.holds) return false
      const onTarget = found.hba1cTarget.met
      if (onTarget === true) return true
      const { fresh, isDoubtful, daily } = found.hba1c
      const course = found.weightLossExplained.courses.find(
        ({ end, runs }) => runs || (now !== null && monthsAfter(end, values.programmeWithin) >= now.day),
      )
      if (!course || !fresh || isDoubtful(fresh)) return onTarget
      const start = found.baseline(daily(), course.start)
      const rise = start && changeIn(start, fresh)
      const kept = rise !== null && rise <= values.programmeRiseTo
      return kept && below(fresh, values.programmeHba1cBelow) === true ? true : onTarget
    }
  },
})
