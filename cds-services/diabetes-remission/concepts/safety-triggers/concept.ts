import { below, type Claim, defineConcept, exists, type ProgrammeRecord } from '../../../engine.ts'
import acuteHyperglycaemia from '../../../shared/acute-hyperglycaemia/concept.ts'
import drugEnd from '../../../shared/drug-end/concept.ts'
import eligibility from '../../../shared/eligibility/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import lowGlucose from '../../../shared/low-glucose/concept.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import { isStrict } from '../../../shared/programme-course/strict-diet.ts'
import riskyDrugs from '../../../shared/risky-drugs/concept.ts'
import tightControl from '../../../shared/tight-control/concept.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'

/** In the order in which they are told. */
export const safetyTriggers = [
  'diet-on-hypoglycaemic-drug',
  'tight-control',
  'tight-control-older',
  'tight-control-frail',
  'hypoglycaemia',
  'severe-hypoglycaemia',
  'low-fasting-glucose',
  'sglt2-ketoacidosis',
  'loss-of-control',
  'check-overdue',
  'acute-hyperglycaemia',
] as const

export type SafetyTrigger = (typeof safetyTriggers)[number]

/** What makes a glucose-lowering drug, or its stop, unsafe now. */
export interface SafetyTriggers {
  readonly triggers: readonly SafetyTrigger[]
  readonly indicator: 'critical' | 'warning' | null
  /** The programmes and diets that run or start, with few carbohydrates or calories. */
  readonly diets: readonly ProgrammeRecord[]
  /** So much weight was lost that it makes control tight. */
  readonly losing: boolean
}

const inPregnancy: readonly SafetyTrigger[] = ['hypoglycaemia', 'severe-hypoglycaemia', 'sglt2-ketoacidosis']
const critical: readonly SafetyTrigger[] = ['severe-hypoglycaemia', 'sglt2-ketoacidosis']

/** @see ./about.md */
export default defineConcept({
  parameters: { lossFrom: '%' },
  reads: {
    acuteHyperglycaemia,
    drugEnd,
    eligibility,
    hba1c,
    lowGlucose,
    programmeCourse,
    riskyDrugs,
    tightControl,
    weightCourse,
  },
  find(_patient, values, found): SafetyTriggers {
    const { hypoglycaemic, low: onInsulinOrSulfonylurea, sglt2 } = found.riskyDrugs
    const { older, below: tightBelow, belowWhenFragile } = found.tightControl
    const isBelow = (limit: number): Claim => (found.hba1c.fresh ? below(found.hba1c.fresh, limit) : 'unknown')
    const diets = [...found.programmeCourse.running, ...found.programmeCourse.starting].filter(isStrict)
    const losing = (found.weightCourse.lossPercent ?? -values.lossFrom) >= values.lossFrom
    const { hypoglycaemia, severe, fastingLow } = found.lowGlucose
    const onDrug = exists(hypoglycaemic)
    const claims: readonly (readonly [SafetyTrigger, boolean])[] = [
      ['diet-on-hypoglycaemic-drug', onDrug && exists(diets)],
      ['tight-control', onDrug && !older && isBelow(tightBelow) === true && (losing || hypoglycaemia)],
      ['tight-control-older', onDrug && older && isBelow(tightBelow) === true],
      ['tight-control-frail', onDrug && belowWhenFragile !== null && isBelow(belowWhenFragile) === true],
      ['hypoglycaemia', onDrug && hypoglycaemia && !severe],
      ['severe-hypoglycaemia', onDrug && severe],
      ['low-fasting-glucose', exists(onInsulinOrSulfonylurea) && fastingLow],
      ['sglt2-ketoacidosis', exists(sglt2) && exists(diets)],
      ['loss-of-control', exists(found.drugEnd.lossOfControl)],
      ['check-overdue', exists(found.drugEnd.checkOverdue)],
      ['acute-hyperglycaemia', found.acuteHyperglycaemia.holds],
    ]
    const pregnant = found.eligibility.reason === 'pregnant'
    const triggers = claims
      .filter(([name, holds]) => holds && (!pregnant || inPregnancy.includes(name)))
      .map(([name]) => name)
    const ketosis = found.acuteHyperglycaemia.withKetosis && triggers.includes('acute-hyperglycaemia')
    const grave = ketosis || triggers.some((name) => critical.includes(name))
    return { triggers, indicator: grave ? 'critical' : exists(triggers) ? 'warning' : null, diets, losing }
  },
})
