import { defineRule, exists, isOneOf } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import otherIndication from '../../../shared/other-indication/concept.ts'
import { alreadyOrdered } from '../../../shared/pending-requests/asked.ts'
import pendingRequests from '../../../shared/pending-requests/concept.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import dueChecks from '../../concepts/due-checks/concept.ts'
import earlyReturn from '../../concepts/early-return/concept.ts'
import ownChecks from '../../concepts/own-checks/concept.ts'
import programmesForGoal from '../../concepts/programmes-for-goal/concept.ts'
import { offeredView } from '../../concepts/programmes-for-goal/view.ts'
import raisedValues from '../../concepts/raised-values/concept.ts'
import { inRemission } from '../../concepts/remission-state/state.ts'
import remissionTest from '../../concepts/remission-test/concept.ts'
import remissionStatus from '../remission-status/rule.ts'
import { type BloodTest, bloodTests, followUpShape, followUpView, type RemissionFollowUp } from './view.ts'

/** Whether values still fit remission, and which checks are due. @see ./about.md */
export default defineRule({
  parameters: { programmesFor: '1' },
  reads: {
    bodyMass,
    diabetesType,
    dueChecks,
    earlyReturn,
    glucoseLowering,
    hba1c,
    otherIndication,
    ownChecks,
    programmesForGoal,
    raisedValues,
    remissionStatus,
    remissionTest,
    stayingDrugs,
    pendingRequests,
  },
  reasons: [
    'ended',
    'repeat',
    'earlier-test',
    'overdue',
    'up-to-date',
    'consensus-only',
    'too-early',
    'indeterminate',
    'under-medication',
    'not',
  ],
  result: [
    'values',
    'earlierTest',
    'underMedication',
    'missing',
    'overdue',
  ] satisfies readonly (keyof RemissionFollowUp)[],
  cards: {
    'values-raised': { view: followUpShape, resources: ['condition'] },
    'check-due': { view: followUpShape, resources: ['condition'] },
  },
  needs: ['Procedure'],
  silences: ['already-ordered'],
  decide(patient, { programmesFor }, found, { notApplicable, recommend }) {
    const { state } = found.remissionStatus.result
    if (!isOneOf(inRemission, state)) return notApplicable(state)

    const { glucoseLowering: drugs, hba1c } = found
    const raised = found.raisedValues()
    const early = found.earlyReturn()
    const restarted = found.otherIndication.ofAll(drugs.inUse) === false ? drugs.inUse : []
    const inWords = found.diabetesType.remissionInWords
    const ended = (exists(restarted) && !inWords) || raised.end
    const isNormal = hba1c.fresh !== null && found.remissionTest.isHba1cLow(hba1c.fresh)
    const fits = isNormal && !(hba1c.fresh && hba1c.isDoubtful(hba1c.fresh)) && !exists(raised.all)
    const follow: RemissionFollowUp = {
      values: ended ? 'ended' : exists(raised.all) ? 'repeat' : fits ? 'fit' : 'unknown',
      earlierTest: early.roseFrom !== null || early.lowest !== null,
      underMedication: exists(drugs.inUse),
      ...found.dueChecks(),
    }
    const { condition, resources } = found.diabetesType
    const offered = ended ? found.programmesForGoal.ofWeight.slice(0, programmesFor) : []
    const view = followUpView(follow, {
      ...early,
      hba1c,
      fastingGlucose: patient.series('glucose', 'fasting', 'venous').fresh,
      weight: patient.series('weight').fresh,
      raised: raised.all,
      restarted: inWords ? [] : restarted,
      excused: raised.excused,
      doubtful: raised.doubtful,
      programmes: offeredView(offered, found.bodyMass.bmi !== null),
      staying: found.stayingDrugs.staying.map(({ drug }) => drug.name),
      toVerify: drugs.toVerify,
      ownChecks: found.ownChecks,
      canRecordRelapse: ended && condition !== null && !condition.abated && !inWords,
      inWords,
      unseen: patient.lacks('Procedure'),
    })
    const raisedCard = { name: 'values-raised', view, resources } as const
    const dueCard = { name: 'check-due', view, resources } as const
    if (ended) return recommend('ended', follow, raisedCard)
    if (exists(raised.all)) return recommend('repeat', follow, raisedCard)
    const silence = alreadyOrdered(found.pendingRequests, asked(follow, hba1c.unreliable))
    if (follow.earlierTest) return recommend('earlier-test', follow, dueCard, silence)
    if (exists(follow.overdue)) return recommend('overdue', follow, dueCard, silence)
    return notApplicable('up-to-date', follow)
  },
})

/** The blood tests that are asked for, where nothing else is: other checks are no order that is known. */
function asked({ earlierTest, overdue }: RemissionFollowUp, unreliable: boolean): readonly BloodTest[] {
  const due = new Set([...overdue, ...(earlierTest ? (unreliable ? ['fasting-glucose'] : bloodTests) : [])])
  const tests = bloodTests.filter((name) => due.has(name))
  return tests.length === due.size ? tests : []
}
