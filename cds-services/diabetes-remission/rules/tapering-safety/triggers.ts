import acuteHyperglycaemia from './triggers/acute-hyperglycaemia/rule.ts'
import checkOverdue from './triggers/check-overdue/rule.ts'
import dietOnHypoglycaemicDrug from './triggers/diet-on-hypoglycaemic-drug/rule.ts'
import hypoglycaemia from './triggers/hypoglycaemia/rule.ts'
import lossOfControl from './triggers/loss-of-control/rule.ts'
import lowFastingGlucose from './triggers/low-fasting-glucose/rule.ts'
import severeHypoglycaemia from './triggers/severe-hypoglycaemia/rule.ts'
import sglt2Ketoacidosis from './triggers/sglt2-ketoacidosis/rule.ts'
import tightControl from './triggers/tight-control/rule.ts'
import tightControlFrail from './triggers/tight-control-frail/rule.ts'
import tightControlOlder from './triggers/tight-control-older/rule.ts'

/** What makes a glucose-lowering drug, or the end of one, unsafe, in the order in which a result lists them. */
export const triggers = {
  'diet-on-hypoglycaemic-drug': dietOnHypoglycaemicDrug,
  'tight-control': tightControl,
  'tight-control-older': tightControlOlder,
  'tight-control-frail': tightControlFrail,
  hypoglycaemia,
  'severe-hypoglycaemia': severeHypoglycaemia,
  'low-fasting-glucose': lowFastingGlucose,
  'sglt2-ketoacidosis': sglt2Ketoacidosis,
  'loss-of-control': lossOfControl,
  'check-overdue': checkOverdue,
  'acute-hyperglycaemia': acuteHyperglycaemia,
} as const

export type SafetyTrigger = keyof typeof triggers

export const safetyTriggers = Object.keys(triggers) as readonly SafetyTrigger[]
