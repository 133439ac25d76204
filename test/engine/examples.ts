import type { CardRequest, Shown } from '../../src/engine/rule.ts'
import { examplesAfter } from './examples-after.ts'
import { condition, fastingGlucose, hba1c, parameter, reading, weight } from './readings.ts'

const resources = { condition }

/** One full view per card, as the rules promise to fill it. */
export const examples: Readonly<
  Record<string, { rule: string; reason: string; missing?: string[]; card: CardRequest }>
> = {
  'criteria-met': {
    rule: 'remission-status',
    reason: 'criteria-met',
    card: {
      name: 'criteria-met',
      view: {
        hba1c,
        fastingGlucose,
        confirmed: {
          hba1c: reading(43, 'mmol/mol', '2026-05-12', { decimals: 0 }),
          glucose: reading(5.8, 'mmol/L', '2026-05-14'),
        },
        bariatricSurgery: false,
        lastStop: '2026-02-28',
        stopApproximate: false,
        neverTreated: false,
        weightDrugs: ['orlistat'],
        unknown: [],
        canRecord: true,
      },
      resources,
    },
  },
  'fasting-glucose-needed': {
    rule: 'remission-status',
    reason: 'fasting-glucose',
    missing: ['fasting-glucose'],
    card: {
      name: 'fasting-glucose-needed',
      view: {
        hba1c,
        lastStop: '2026-02-28',
        stopApproximate: false,
        neverTreated: false,
        bariatricSurgery: true,
        oldFastingGlucose: reading(6.4, 'mmol/L', '2025-03-01'),
      },
      resources,
    },
  },
  'hba1c-needed': {
    rule: 'remission-status',
    reason: 'hba1c-missing',
    missing: ['hba1c'],
    card: {
      name: 'hba1c-needed',
      view: {
        fastingGlucose,
        oldHba1c: null,
        lastStop: null,
        stopApproximate: false,
        neverTreated: true,
        bariatricSurgery: false,
      },
      resources,
    },
  },
  'please-check': {
    rule: 'remission-status',
    reason: 'medication-class',
    missing: ['medication-class'],
    card: {
      name: 'please-check',
      view: {
        what: 'medication-class',
        hba1c,
        fastingGlucose,
        drugs: ['bloedsuikertablet <b>A</b>', 'NN-12 *retard*'],
      },
    },
  },
  'test-counts-now': {
    rule: 'remission-status',
    reason: 'measured-too-soon',
    missing: ['hba1c', 'fasting-glucose'],
    card: {
      name: 'test-counts-now',
      view: {
        hba1c,
        fastingGlucose,
        countsFrom: '2026-11-01',
        countsSince: { since: 'stop', day: '2026-08-01', from: '2026-11-01' },
        fastingGlucoseNeeded: true,
        bariatricSurgery: false,
      },
      resources,
    },
  },
  candidate: {
    rule: 'remission-candidate',
    reason: 'candidate',
    card: {
      name: 'candidate',
      view: {
        hba1c: reading(58, 'mmol/mol', '2026-10-23', { decimals: 0 }),
        profile: [
          parameter(
            'triglycerides',
            'raised',
            [reading(2.1, 'mmol/L', '2026-10-23')],
            [reading(2.6, 'mmol/L', '2025-02-03')],
          ),
          parameter('hdl', 'not-raised', [reading(1.12, 'mmol/L', '2026-10-23', { decimals: 2 })]),
          parameter('bloodPressure', 'treated', []),
          parameter('fastingGlucose', 'raised', [reading(8.4, 'mmol/L', '2026-10-23')]),
        ],
        syndrome: 'yes',
        weight,
        bmi: reading(32.1, 'kg/m2', '2026-10-23'),
        waist: null,
        drugs: ['sulfonylurea', 'metformin'],
        noDrugs: false,
        verifyList: true,
        hba1cUnreliable: false,
        since: { years: 2, approximate: true },
        band: 'favourable',
        bandReasons: ['short-duration', 'no-insulin', 'few-drugs', 'raised-bmi'],
        cautions: ['hypoglycaemic-drug', 'kidney', 'corticosteroids-or-antipsychotics', 'older'],
        kidney: [{ name: 'egfr', reading: reading(28, 'mL/min/{1.73_m2}', '2026-10-23', { decimals: 0 }) }],
        drugsToNote: ['prednisolon 5 mg'],
        adaptFirst: true,
        ruleOutFirst: false,
        factors: [
          factor('duration', 'favourable', { day: '2024-05-15', approximate: true }),
          factor('betaCell', 'favourable', { reading: reading(812, 'pmol/L', '2026-03-02', { decimals: 0 }) }),
          factor('comorbidity', 'unfavourable', { codes: ['ckd', 'severe-psychiatric'] }),
          factor('drugs', 'favourable'),
        ],
        unknown: ['waist', 'muscleMass', 'healthLiteracy', 'goals'],
        weightGoal: { percent: 10, kg: 10.4, baselineKg: 104, targetKg: 93.6 },
        gliFallsShort: true,
        programmes: [
          programme('kdo-plus', 'Keer Diabetes2 Om Plus', ['egfr']),
          programme('gli', 'GLI', []),
          programme('nationale-diabetes-challenge', 'Nationale Diabetes Challenge', []),
          programme('welzijn-op-recept', 'Welzijn op Recept', []),
        ],
        figures: { direct1y: 46, direct2y: 36, direct5y: 13, routine: 5, gliLoss: 4, lossFrom: 10, lossTo: 15 },
      },
      resources,
    },
  },
  safety: {
    rule: 'tapering-safety',
    reason: 'sglt2-ketoacidosis',
    card: {
      name: 'safety',
      indicator: 'critical',
      view: {
        triggers: ['hypoglycaemia', 'sglt2-ketoacidosis'],
        triggerIs: { hypoglycaemia: true, 'sglt2-ketoacidosis': true },
        hba1c: reading(50, 'mmol/mol', '2026-10-23', { decimals: 0 }),
        glucose: reading(3.4, 'mmol/L', '2026-11-03'),
        fastingGlucose: null,
        drugs: [
          { class: 'sulfonylurea', name: 'gliclazide 80 mg', end: null, approximate: false, undated: false },
          { class: 'sglt2', name: 'Forxiga 10 mg', end: '2026-11-18', approximate: false, undated: false },
        ],
        diet: 'low-carbohydrate',
        programme: { nl: 'Keer Diabetes2 Om', en: 'Keer Diabetes2 Om' },
        sglt2Continue: ['heart-failure', 'ckd'],
        highGlucose: null,
        ketosis: null,
        hypoglycaemiaOn: '2026-11-02',
        hasDrugs: true,
        verifyList: true,
        typeInDoubt: null,
        lost: null,
        overdue: null,
        ended: [],
        weightLossPercent: null,
        weightFrom: null,
        weightNow: null,
        unknown: [],
      },
      resources,
    },
  },
  review: {
    rule: 'tapering-review',
    reason: 'hba1c-below-on-medication',
    card: {
      name: 'review',
      view: {
        triggers: ['hba1c-below-on-medication', 'weight-loss'],
        triggerIs: { 'hba1c-below-on-medication': true, 'weight-loss': true },
        hba1c,
        fastingGlucoses: [],
        weightLossPercent: 8.296,
        weightFrom: reading(113.4, 'kg', '2026-01-12'),
        weightNow: weight,
        order: [
          { class: 'sulfonylurea', name: 'gliclazide 80 mg', continueFor: [], last: false },
          { class: 'sglt2', name: 'Forxiga 10 mg', continueFor: ['heart-failure'], last: false },
          { class: 'metformin', name: 'metformine 500 mg', continueFor: [], last: true },
        ],
        verifyList: true,
        inDoubt: ['Ozempic 0,5 mg'],
        hasDrugs: true,
      },
      resources,
    },
  },
  ...examplesAfter,
}

function programme(id: string, name: string, unknown: string[]) {
  return { id, name, who: { nl: 'volwassenen met overgewicht', en: 'adults with overweight' }, consent: null, unknown }
}

function factor(name: string, claim: string, more: Readonly<Record<string, Shown>> = {}): Shown {
  return { factor: name, claim, reading: null, codes: [], day: null, approximate: false, ...more }
}
