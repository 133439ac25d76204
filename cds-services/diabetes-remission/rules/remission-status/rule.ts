import { defineRule, exists, isOneOf, type Reading } from '../../../engine.ts'
import anaemia from '../../../shared/anaemia/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import limitedLifeExpectancy from '../../../shared/limited-life-expectancy/concept.ts'
import { alreadyOrdered } from '../../../shared/pending-requests/asked.ts'
import pendingRequests from '../../../shared/pending-requests/concept.ts'
import followUpInterval from '../../concepts/follow-up-interval/concept.ts'
import partialRemission from '../../concepts/partial-remission/concept.ts'
import partialSilence, { partialSilences } from '../../concepts/partial-silence/concept.ts'
import remissionState from '../../concepts/remission-state/concept.ts'
import { inRemission, stateReasons } from '../../concepts/remission-state/state.ts'
import remissionTest from '../../concepts/remission-test/concept.ts'
import { askingCard, testsAsked, treatmentView } from './asking.ts'
import { partialView, type RemissionStatus, statusCards } from './view.ts'

/** Whether someone is in remission, what stands in the way, and what is remission in part. @see ./about.md */
export default defineRule({
  parameters: {},
  reads: {
    anaemia,
    diabetesType,
    followUpInterval,
    glucoseLowering,
    hba1c,
    limitedLifeExpectancy,
    partialRemission,
    partialSilence,
    remissionState,
    remissionTest,
    pendingRequests,
  },
  reasons: stateReasons,
  result: [
    'state',
    'partial',
    'testCountsFrom',
    'bariatricSurgery',
    'byWords',
    'otherIndication',
  ] satisfies readonly (keyof RemissionStatus)[],
  cards: statusCards,
  needs: ['CarePlan', 'Procedure', 'MedicationDispense'],
  silences: ['already-ordered', ...partialSilences],
  decide(patient, _values, found, { missing, notApplicable, recommend }) {
    const { diabetesType, partialRemission, remissionState, remissionTest: test } = found
    const { reason, missing: names, asks: _asks, ...state } = remissionState
    const { condition, resources } = diabetesType
    const settled = isOneOf(inRemission, state.state)
    const partial = settled ? 'no' : partialRemission.answer
    const { bariatricSurgery, surgeryInWords } = test
    const byWords = surgeryInWords || diabetesType.remissionInWords ? ({ byWords: true } as const) : {}
    const status: RemissionStatus = { ...state, partial, bariatricSurgery, ...byWords }
    const { fresh } = found.hba1c

    if (reason === 'criteria-met' && fresh && test.glucose) {
      const weightDrugs = patient.drugs('weight-drug').filter(({ inUse }) => inUse)
      const earlier = test.confirming(fresh, test.glucose)
      const view = {
        ...treatmentView(found),
        hba1c: fresh,
        fastingGlucose: test.glucose,
        days: daysOf(fresh, test.glucose),
        confirmed: earlier && { ...earlier, days: daysOf(earlier.hba1c, earlier.glucose) },
        weightDrugs: weightDrugs.map(({ name }) => name),
        unknown: decisiveSources.filter(([type]) => patient.lacks(type)).map(([, name]) => name),
        canRecord: condition !== null,
        interval: found.followUpInterval,
      }
      return recommend(reason, status, { name: 'criteria-met', view, resources })
    }

    /** What is not remission, yet may be so in part: that is told where the rule has no other card. */
    const care = { unreliable: found.hba1c.unreliable, palliative: found.limitedLifeExpectancy }
    const inPart = partial === 'yes' && reason !== 'other-diabetes-type' ? partialView(partialRemission, care) : null
    const partialCard = inPart && ({ name: 'partial-remission', view: inPart, resources } as const)
    const silence = partialCard && found.partialSilence
    if (!exists(names)) return notApplicable(reason, status, partialCard, silence)
    const card = askingCard(found)
    if (!card) return missing(names, status, { reason, card: partialCard, notShown: silence })
    return missing(names, status, { reason, card, notShown: alreadyOrdered(found.pendingRequests, testsAsked(card)) })
  },
})

/** What could change the answer when it cannot be had: a supply, a transfusion or an operation, the start of a programme. */
const decisiveSources = [
  ['CarePlan', 'care-plans'],
  ['Procedure', 'procedures'],
  ['MedicationDispense', 'supplies'],
] as const

/** On which days two values are from; one day once. */
function daysOf(...readings: readonly Reading[]): readonly string[] {
  return [...new Set(readings.map(({ day }) => day))]
}
