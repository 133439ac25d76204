import { z } from 'zod'
import { isDay } from '../../../src/calendar.ts'

/** A list without repeats, written in the order of the contract. */
function listOf<const T extends readonly [string, ...string[]]>(names: T) {
  return z.array(z.enum(names)).refine(
    (list) => {
      const places = list.map((name) => names.indexOf(name))
      return places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1))
    },
    { error: 'not in the order of the contract, or a name twice' },
  )
}

const known = z.enum(['yes', 'no', 'unknown'])
const parameter = z.enum(['met', 'not-met', 'unknown'])
const factor = z.enum(['favourable', 'unfavourable', 'unknown'])
const amount = z.number().positive()

/** Why the service as a whole does not apply. */
export const notForThem = [
  'deceased',
  'birth-date-unknown',
  'under-18',
  'not-type-2',
  'type-not-recorded',
  'unclear-type',
  'pregnant',
]

export const states = [
  'recorded',
  'confirmed',
  'remission',
  'consensus-only',
  'too-early',
  'indeterminate',
  'under-medication',
  'not',
] as const
export const exclusions = [
  'frailty',
  'limited-life-expectancy',
  'other-diabetes-type',
  'suspected-lada',
  'beta-cell-failure',
  'active-cancer',
  'unintended-weight-loss',
  'unexplained-weight-loss',
  'dysregulated',
  'dementia',
  'pregnancy-wish',
  'breastfeeding',
  'eating-disorder',
  'underweight',
  'microvascular',
] as const
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
export const reviewTriggers = ['hba1c-below-on-medication', 'weight-loss', 'low-fasting-glucose-twice'] as const

export const causeTriggers = ['unexplained-weight-loss', 'coded-weight-loss', 'suspected-lada', 'dysregulated'] as const

const listed = z.strictObject({
  class: z.enum([
    'sulfonylurea',
    'glinide',
    'prandial-insulin',
    'mixed-insulin',
    'basal-insulin',
    'tzd',
    'dpp4',
    'acarbose',
    'sglt2',
    'glp1',
    'metformin',
    'unclassified',
  ]),
  drug: z.string().min(1),
  continueFor: listOf(['heart-failure', 'ckd', 'very-high-cv-risk', 'obesity', 'pcos']),
})

/** The full result of each rule, as strict as the contract tells it. @see docs/explain.md#results */
export const results: Readonly<Record<string, z.ZodType>> = {
  'remission-status': z
    .strictObject({
      state: z.enum(states),
      partial: known,
      testCountsFrom: z.string().refine(isDay).nullable(),
      bariatricSurgery: z.boolean(),
      byWords: z.literal(true).exactOptional(),
      otherIndication: z.union([z.boolean(), z.literal('unknown')]).optional(),
    })
    .refine(({ state, testCountsFrom }) => (testCountsFrom !== null) === (state === 'too-early'))
    .refine(({ state, otherIndication }) => (otherIndication !== undefined) === (state === 'under-medication')),
  'look-for-cause': z
    .strictObject({
      indicator: z.enum(['warning', 'info']).nullable(),
      triggers: listOf(causeTriggers),
      features: z.array(z.int().min(0)),
      thinkOf: listOf(['insulin-deficiency', 'lada', 'mody', 'pancreas', 'other-illness', 'drug']),
    })
    .refine(({ indicator, triggers }) => (indicator === null) === (triggers.length === 0)),
  'remission-candidate': z.strictObject({
    goal: z.enum(['remission', 'partial-remission', 'metabolic-health', 'none', 'unknown']),
    exclusions: listOf(exclusions),
    cautions: listOf([
      'very-high-cv-risk',
      'insulin',
      'hypoglycaemic-drug',
      'sglt2',
      'heart-failure',
      'kidney',
      'albuminuria-once',
      'recent-mi-or-stroke',
      'corticosteroids-or-antipsychotics',
      'gallstones',
      'older',
      'fundus-first',
      'severe-psychiatric',
      'rule-out-lada-mody',
      'hba1c-doubtful',
    ]),
    feasibility: z.strictObject({
      duration: factor,
      betaCell: factor,
      muscleMass: factor,
      comorbidity: factor,
      drugs: factor,
      healthLiteracy: factor,
    }),
    band: z.enum(['favourable', 'possible', 'small', 'not-estimable']),
    weightGoal: z.strictObject({ percent: amount, kg: amount, baselineKg: amount }).nullable(),
    goalWeight: amount.nullable(),
    bestWeight: amount.nullable(),
    programmes: z.array(z.string()).refine((ids) => new Set(ids).size === ids.length),
  }),
  'tapering-safety': z
    .strictObject({ indicator: z.enum(['critical', 'warning']).nullable(), triggers: listOf(safetyTriggers) })
    .refine(({ indicator, triggers }) => (indicator === null) === (triggers.length === 0)),
  'tapering-review': z.strictObject({
    triggers: listOf(reviewTriggers),
    order: z.array(listed),
    continues: z.array(listed),
  }),
  'blood-pressure-tapering': z
    .strictObject({
      indicator: z.enum(['warning', 'info']).nullable(),
      triggers: listOf(['systolic-low', 'systolic-very-low']),
    })
    .refine(({ indicator, triggers }) => (indicator === null) === (triggers.length === 0)),
  'remission-follow-up': z.strictObject({
    values: z.enum(['fit', 'repeat', 'ended', 'unknown']),
    earlierTest: z.boolean(),
    underMedication: z.boolean(),
    missing: listOf(['feet', 'fundus']),
    overdue: listOf(['hba1c', 'fasting-glucose', 'fundus', 'feet', 'kidney', 'lipids', 'blood-pressure']),
  }),
  'programme-evaluation': z
    .strictObject({
      moment: z.union([z.literal(6), z.literal(12), z.literal(24)]).nullable(),
      programme: z.string().nullable(),
    })
    .refine(({ moment, programme }) => (moment === null) === (programme === null)),
  'record-quality': z.strictObject({
    triggers: z.array(
      z.enum(['type-not-recorded', 'no-recent-hba1c', 'unit-conflict', 'remission-in-words', 'lists-disagree']),
    ),
  }),
  'metabolic-health': z.strictObject({
    waist: parameter,
    triglycerides: parameter,
    hdl: parameter,
    bloodPressure: parameter,
    fastingGlucose: parameter,
    syndrome: known,
  }),
}
