import { below, defineRule, exists, readingsIn } from '../../../engine.ts'
import cardiorenalRisk from '../../../shared/cardiorenal-risk/concept.ts'
import { reviewed } from '../../../shared/pending-requests/asked.ts'
import pendingRequests from '../../../shared/pending-requests/concept.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'

export interface BloodPressureTapering {
  readonly indicator: 'warning' | 'info' | null
  readonly triggers: readonly ('systolic-low' | 'systolic-very-low')[]
}

/** For which these drugs are used too, whatever the pressure. */
const otherUses: readonly string[] = ['heart-failure', 'ckd']

/** Whether blood pressure drugs ask for review because blood pressure fell with weight. @see ./about.md */
export default defineRule({
  parameters: { lossFrom: '%', lowBelow: 'mm[Hg]', veryLowBelow: 'mm[Hg]' },
  reads: { cardiorenalRisk, pendingRequests, weightCourse },
  reasons: ['systolic-very-low', 'systolic-low', 'blood-pressure', 'no-drug', 'no-weight-loss', 'no-trigger'],
  result: ['indicator', 'triggers'] satisfies readonly (keyof BloodPressureTapering)[],
  cards: {
    'blood-pressure': {
      view: {
        veryLow: 'flag',
        systolic: 'reading',
        diastolic: 'reading?',
        weightLossPercent: 'number',
        weightFrom: 'reading?',
        weightNow: 'reading?',
        drugs: [{ name: 'string', checkIndication: 'flag' }],
        indications: ['string'],
      },
    },
  },
  silences: ['already-ordered'],
  decide(patient, values, { cardiorenalRisk, pendingRequests, weightCourse }, { missing, notApplicable, recommend }) {
    const { lossFrom, lowBelow, veryLowBelow } = values
    const silent: BloodPressureTapering = { indicator: null, triggers: [] }
    const drugs = patient.drugs('antihypertensive').filter(({ inUse }) => inUse)
    if (!exists(drugs)) return notApplicable('no-drug', silent)
    const { lossPercent, from, now } = weightCourse
    if (lossPercent === null || lossPercent < lossFrom) return notApplicable('no-weight-loss', silent)
    const systolic = patient.series('systolic').fresh
    const low = systolic ? below(systolic, lowBelow) : 'unknown'
    if (!systolic || low === 'unknown') return missing(['blood-pressure'], silent)
    if (!low) return notApplicable('no-trigger', silent)

    const veryLow = below(systolic, veryLowBelow) === true
    const trigger = veryLow ? 'systolic-very-low' : 'systolic-low'
    const indicator = veryLow ? 'warning' : 'info'
    const indications = cardiorenalRisk.codes.filter((code) => otherUses.includes(code))
    const view = {
      veryLow,
      systolic,
      diastolic: patient.series('diastolic').fresh,
      weightLossPercent: lossPercent,
      weightFrom: from,
      weightNow: now,
      drugs: drugs.map(({ name }) => ({ name, checkIndication: exists(indications) })),
      indications,
    }
    return recommend<BloodPressureTapering>(
      trigger,
      { indicator, triggers: [trigger] },
      { name: 'blood-pressure', indicator, view },
      reviewed(pendingRequests, veryLow ? readingsIn(view).map(({ day }) => day) : []),
    )
  },
})
