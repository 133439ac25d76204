import { z } from 'zod'
import { isDay } from '../../src/fhir/day.ts'

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

const states = [
  'recorded',
  'confirmed',
  'remission',
  'consensus-only',
  'too-early',
  'indeterminate',
  'under-medication',
  'not',
] as const
const exclusions = [
  'frailty',
  'limited-life-expectancy',
  'other-diabetes-type',
  'suspected-lada',
  'beta-cell-failure',
  'active-cancer',
  'unintended-weight-loss',
  'dementia',
  'pregnancy-wish',
  'breastfeeding',
  'eating-disorder',
  'underweight',
  'microvascular',
] as const
const safetyTriggers = [
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
const reviewTriggers = ['hba1c-below-on-medication', 'weight-loss', 'low-fasting-glucose-twice'] as const

/** The full result of each rule, as strict as the contract tells it. @see explain.md, "`result` per rule" */
export const results: Readonly<Record<string, z.ZodType>> = {
  'remission-status': z
    .strictObject({
      state: z.enum(states),
      partial: known,
      testCountsFrom: z.string().refine(isDay).nullable(),
      bariatricSurgery: z.boolean(),
      otherIndication: z.union([z.boolean(), z.literal('unknown')]).optional(),
    })
    .refine(({ state, testCountsFrom }) => (testCountsFrom !== null) === (state === 'too-early'))
    .refine(({ state, otherIndication }) => (otherIndication !== undefined) === (state === 'under-medication')),
  'remission-candidate': z.strictObject({
    goal: z.enum(['remission', 'metabolic-health', 'none', 'unknown']),
    exclusions: listOf(exclusions),
    cautions: listOf([
      'very-high-cv-risk',
      'insulin',
      'hypoglycaemic-drug',
      'sglt2',
      'heart-failure',
      'kidney',
      'recent-mi-or-stroke',
      'corticosteroids-or-antipsychotics',
      'gallstones',
      'older',
      'fundus-first',
      'severe-psychiatric',
      'rule-out-lada-mody',
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
    programmes: z.array(z.string()).refine((ids) => new Set(ids).size === ids.length),
  }),
  'tapering-safety': z
    .strictObject({ indicator: z.enum(['critical', 'warning']).nullable(), triggers: listOf(safetyTriggers) })
    .refine(({ indicator, triggers }) => (indicator === null) === (triggers.length === 0)),
  'tapering-review': z.strictObject({
    triggers: listOf(reviewTriggers),
    order: z.array(
      z.strictObject({
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
        continueFor: listOf(['heart-failure', 'ckd', 'very-high-cv-risk']),
      }),
    ),
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
    missing: listOf(['feet', 'fundus']),
    overdue: listOf(['hba1c', 'fasting-glucose', 'fundus', 'feet', 'kidney', 'lipids', 'blood-pressure']),
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

/** The reasons that each rule can give besides those of the service as a whole. @see clinical-details.md sections 5 to 11 */
export const reasons: Readonly<Record<string, readonly string[]>> = {
  'remission-status': [
    'criteria-met',
    'recorded',
    'other-diabetes-type',
    'hba1c-not-below',
    'fasting-glucose-not-below',
    'hba1c-missing',
    'hba1c-unreliable',
    'on-medication',
    'on-medication-other-indication',
    'discordant',
    'medication-class',
    'stop-date',
    'medication-history',
    'diagnosis-date',
    'too-early',
    'measured-too-soon',
    'fasting-glucose',
  ],
  'remission-candidate': [
    'candidate',
    'bmi',
    ...states.filter((state) => state !== 'not' && state !== 'under-medication'),
    ...exclusions,
  ],
  'tapering-safety': [...safetyTriggers, 'hba1c', 'hba1c-reliability', 'no-drug', 'no-trigger'],
  'tapering-review': [...reviewTriggers, 'hba1c', 'hba1c-reliability', 'no-medication', 'refer-first', 'no-trigger'],
  'blood-pressure-tapering': [
    'systolic-low',
    'systolic-very-low',
    'blood-pressure',
    'no-drug',
    'no-weight-loss',
    'no-trigger',
  ],
  'remission-follow-up': [
    'ended',
    'repeat',
    'earlier-test',
    'overdue',
    'up-to-date',
    ...states.filter((state) => !['recorded', 'confirmed', 'remission'].includes(state)),
  ],
  'metabolic-health': ['replacement-goal', 'no-replacement-goal'],
}

/** Facts that `missing` can name. @see clinical-details.md section 10 */
export const missable = [
  'hba1c',
  'fasting-glucose',
  'hba1c-reliability',
  'weight',
  'bmi',
  'waist',
  'blood-pressure',
  'stop-date',
  'medication-history',
  'medication-class',
  'diagnosis-date',
  'birth-date',
  'sex',
  'fundus',
  'feet',
]
