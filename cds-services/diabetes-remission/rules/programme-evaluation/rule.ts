import { changeIn, defineRule, exists, percentFall, type Reading } from '../../../engine.ts'
import causeToFind from '../../../shared/cause-to-find/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import limitedLifeExpectancy from '../../../shared/limited-life-expectancy/concept.ts'
import { alreadyOrdered } from '../../../shared/pending-requests/asked.ts'
import pendingRequests from '../../../shared/pending-requests/concept.ts'
import drugBurden from '../../concepts/drug-burden/concept.ts'
import programmeMoment from '../../concepts/programme-moment/concept.ts'
import sinceStart, { type FollowedMeasure } from '../../concepts/since-start/concept.ts'
import { changeRows } from '../../concepts/since-start/rows.ts'
import remissionStatus from '../remission-status/rule.ts'
import { evaluationShape, nameOf, type ProgrammeEvaluation } from './view.ts'

/** Whether a programme is due to be looked at together, and what it brought. @see ./about.md */
export default defineRule({
  parameters: { lossFrom: '%', hba1cFallFrom: 'mmol/mol' },
  reads: {
    causeToFind,
    diabetesType,
    drugBurden,
    hba1c,
    limitedLifeExpectancy,
    programmeMoment,
    remissionStatus,
    sinceStart,
    pendingRequests,
  },
  reasons: ['evaluation', 'weight', 'hba1c', 'no-moment'],
  result: ['moment', 'programme'] satisfies readonly (keyof ProgrammeEvaluation)[],
  cards: { evaluation: { view: evaluationShape, resources: ['condition'] } },
  silences: ['already-ordered', 'recently-discussed'],
  decide(patient, values, found, { missing, notApplicable, recommend }) {
    const { reason, result: status } = found.remissionStatus
    const due = found.programmeMoment
    if (!due || reason === 'criteria-met' || status.partial === 'yes')
      return notApplicable<ProgrammeEvaluation>('no-moment', { moment: null, programme: null })

    const { course, months, since } = due
    const result: ProgrammeEvaluation = { moment: months, programme: course.programme ?? course.diet }
    const isDone = (newest: Reading | null) => newest !== null && newest.day >= since
    const needed = [
      ...(isDone(patient.series('weight').newest) ? [] : (['weight'] as const)),
      ...(found.hba1c.unreliable || isDone(found.hba1c.newest) ? [] : (['hba1c'] as const)),
    ]
    const changes = found.sinceStart(course.start, since)
    const orders = found.limitedLifeExpectancy ? [] : needed
    const card = {
      name: 'evaluation',
      view: {
        ...nameOf(course, patient.offer),
        months,
        start: course.start,
        since,
        needed,
        weightNeeded: orders.includes('weight'),
        hba1cNeeded: orders.includes('hba1c'),
        success: isSuccess() && !exists(found.causeToFind.triggers),
        burden: exists(patient.drugs('glucose-lowering')) ? found.drugBurden(course.start) : null,
        rows: changeRows(changes),
        toRecord: !exists(needed),
      },
      resources: found.diabetesType.resources,
    } as const
    const talked = patient.conversations('programme-evaluation').some(({ day }) => day !== null && day >= since)
    const silence = talked ? 'recently-discussed' : null
    const [first, ...others] = needed
    return first
      ? missing([first, ...others], result, {
          card,
          notShown: alreadyOrdered(found.pendingRequests, needed) ?? silence,
        })
      : recommend('evaluation', result, card, silence)

    /** Weight or HbA1c fell well, and neither rose as much. */
    function isSuccess(): boolean {
      const of = (name: FollowedMeasure) => changes.find(({ measure }) => measure === name)
      const [weight, hba1c] = [of('weight'), of('hba1c')]
      const lost = (weight && percentFall(weight.from, weight.to)) ?? 0
      const fell = (hba1c && changeIn(hba1c.to, hba1c.from)) ?? 0
      const isWell = lost >= values.lossFrom || fell >= values.hba1cFallFrom
      return isWell && -lost < values.lossFrom && -fell < values.hba1cFallFrom
    }
  },
})
