import { below, defineRule, exists, missing, notApplicable, recommend } from '../../../src/engine/rule.ts'
import cardiorenalRisk from '../../concepts/cardiorenal-risk/concept.ts'
import weightCourse from '../../concepts/weight-course/concept.ts'

export interface BloodPressureTapering {
  readonly indicator: 'warning' | 'info' | null
  readonly triggers: readonly ('systolic-low' | 'systolic-very-low')[]
}

/** For which these drugs are used too, whatever the pressure. */
const otherUses: readonly string[] = ['heart-failure', 'ckd']

/** Whether blood pressure drugs ask for review because blood pressure fell with weight. @see clinical-details.md section 7 */
export default defineRule({
  parameters: { lossFrom: '%', lowBelow: 'mm[Hg]', veryLowBelow: 'mm[Hg]' },
  reads: { cardiorenalRisk, weightCourse },
  decide(patient, { lossFrom, lowBelow, veryLowBelow }, { cardiorenalRisk, weightCourse }) {
    const silent: BloodPressureTapering = { indicator: null, triggers: [] }
    const drugs = patient.drugs('antihypertensive').filter(({ inUse }) => inUse)
    if (!exists(drugs)) return notApplicable('no-drug', silent)
    const { lossPercent, from, now } = weightCourse
    if (lossPercent === null || lossPercent < lossFrom) return notApplicable('no-weight-loss', silent)
    const systolic = patient.series('systolic').fresh
    const low = systolic ? below(systolic, lowBelow) : 'unknown'
    if (!systolic || low === 'unknown') return missing<BloodPressureTapering>(['blood-pressure'], silent)
    if (!low) return notApplicable('no-trigger', silent)

    const veryLow = below(systolic, veryLowBelow) === true
    const trigger = veryLow ? 'systolic-very-low' : 'systolic-low'
    const indicator = veryLow ? 'warning' : 'info'
    const indications = cardiorenalRisk.codes.filter((code) => otherUses.includes(code))
    return recommend<BloodPressureTapering>(
      trigger,
      { indicator, triggers: [trigger] },
      {
        name: 'blood-pressure',
        indicator,
        view: {
          veryLow,
          systolic,
          diastolic: patient.series('diastolic').fresh,
          weightLossPercent: lossPercent,
          weightFrom: from,
          weightNow: now,
          drugs: drugs.map(({ name }) => ({ name, checkIndication: exists(indications) })),
          indications,
        },
      },
    )
  },
})
