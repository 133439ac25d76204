import type { Written } from '../../cards/written.ts'
import { condition, fastingGlucose, hba1c, reading, weight } from '../../why/readings.ts'
import { examplesAfter } from './examples-after.ts'

const resources = { condition }

/** One full view per card, as the rules promise to fill it. */
export const examples: Written = {
  'criteria-met': {
    rule: 'remission-status',
    reason: 'criteria-met',
    card: {
      name: 'criteria-met',
      view: {
        paused: ['metformine'],
        hba1c,
        fastingGlucose,
        confirmed: {
          hba1c: reading(43, 'mmol/mol', '2026-05-12', { decimals: 0 }),
          glucose: reading(5.8, 'mmol/L', '2026-05-14'),
        },
        bariatricSurgery: false,
        surgeryInWords: false,
        lastStop: '2026-02-28',
        stopApproximate: false,
        neverTreated: false,
        weightDrugs: ['orlistat'],
        unknown: [],
        canRecord: true,
        interval: { firstYear: 3, secondYear: 6 },
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
        paused: [],
        notVenous: reading(5.8, 'mmol/L', '2026-10-20'),
        partial: true,
        definition: 'ndf-2025',
        hba1c,
        lastStop: '2026-02-28',
        stopApproximate: false,
        neverTreated: false,
        bariatricSurgery: true,
        surgeryInWords: false,
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
        paused: [],
        partial: false,
        definition: 'ndf-2025',
        fastingGlucose,
        oldHba1c: null,
        lastStop: null,
        stopApproximate: false,
        neverTreated: true,
        bariatricSurgery: false,
        surgeryInWords: false,
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
        paused: [],
        historyNeeded: false,
        partial: false,
        definition: 'ndf-2025',
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
        paused: [],
        partial: false,
        definition: 'ndf-2025',
        hba1c,
        fastingGlucose,
        countsFrom: '2026-11-01',
        countsSince: { since: 'stop', day: '2026-08-01', from: '2026-11-01' },
        fastingGlucoseNeeded: true,
        bariatricSurgery: false,
        surgeryInWords: false,
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
        paused: [],
        hba1c: reading(58, 'mmol/mol', '2026-10-23', { decimals: 0 }),
        bmi: reading(32.1, 'kg/m2', '2026-10-23'),
        waist: null,
        verifyList: '2025-03',
        since: { years: 2, approximate: true },
        band: 'favourable',
        bandReasons: ['short-duration', 'no-insulin', 'few-drugs', 'raised-bmi'],
        moreCautions: 2,
        adaptHypoglycaemic: true,
        cautions: ['hypoglycaemic-drug', 'kidney', 'corticosteroids-or-antipsychotics', 'older'],
        kidney: [{ name: 'egfr', reading: reading(28, 'mL/min/{1.73_m2}', '2026-10-23', { decimals: 0 }) }],
        drugsToNote: ['prednisolon 5 mg'],
        adapt: ['gliclazide 80 mg'],
        staying: [{ name: 'empagliflozine', continueFor: ['heart-failure'] }],
        inTrial: true,
        figures: { direct1y: 46, routine: 5 },
        weightGoal: { percent: 10, kg: 10.4 },
        goalToPropose: { percent: 10, kg: 10.4, baselineKg: 104, targetKg: 93.6 },
        programmes: [
          programme('kdo-plus', 'Keer Diabetes2 Om Plus', ['egfr']),
          programme('gli', 'GLI', []),
          programme('nationale-diabetes-challenge', 'Nationale Diabetes Challenge', []),
          programme('welzijn-op-recept', 'Welzijn op Recept', []),
        ],
        rows: [
          {
            parts: [
              { measure: 'hba1c', reading: reading(58, 'mmol/mol', '2026-10-23', { decimals: 0 }), diastolic: null },
              { measure: 'fasting-glucose', reading: reading(8.4, 'mmol/L', '2026-10-23'), diastolic: null },
            ],
            days: ['2026-10-23'],
          },
          {
            parts: [
              {
                measure: 'blood-pressure',
                reading: reading(138, 'mm[Hg]', '2026-11-03', { decimals: 0, fact: 'systolic' }),
                diastolic: reading(82, 'mm[Hg]', '2026-11-03', { decimals: 0, fact: 'diastolic' }),
              },
            ],
            days: ['2026-11-03'],
          },
        ],
        unknown: ['muscle-mass', 'goals'],
      },
      resources,
    },
  },
  safety: {
    rule: 'tapering-safety',
    reason: 'sglt2-ketoacidosis',
    card: {
      name: 'safety',
      view: {
        hba1c: reading(50, 'mmol/mol', '2026-10-23', { decimals: 0 }),
        using: [{ class: 'sulfonylurea', name: 'gliclazide 80 mg', end: null, approximate: false, undated: false }],
        ended: [{ class: 'sglt2', name: 'Forxiga 10 mg', end: '2026-11-18', approximate: false, undated: false }],
        order: ['gliclazide 80 mg', 'metformine 1000 mg'],
        folded: true,
        hypoglycaemic: true,
        carer: true,
        pregnant: false,
        verifyList: '2025-03',
        hasDrugs: true,
        mayMeasure: false,
        typeInDoubt: null,
        hasRows: true,
        wasLost: true,
        lostPercent: 9,
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
        hba1c,
        fastingGlucoses: [],
        weightLossPercent: 8.296,
        weightFrom: reading(113.4, 'kg', '2026-01-12'),
        weightNow: weight,
        order: [
          { class: 'sulfonylurea', name: 'gliclazide 80 mg' },
          { class: null, name: 'metformine 500 mg' },
        ],
        continues: [{ class: 'sglt2', name: 'Forxiga 10 mg', continueFor: ['heart-failure'] }],
        verifyList: '2025-03',
        inDoubt: ['Ozempic 0,5 mg'],
        oneTablet: ['Xigduo'],
        doubtful: true,
        partial: {
          definition: 'ndf-2025',
          start: '2026-01-12',
          gains: [{ fact: 'weight', from: reading(113.4, 'kg', '2026-01-12'), to: weight }],
          fewerDrugs: false,
        },
        wasLost: true,
        lostPercent: 9,
        hasDrugs: true,
        mayMeasure: true,
      },
      resources,
    },
  },
  ...examplesAfter,
}

function programme(id: string, name: string, unknown: string[]) {
  return {
    id,
    name,
    brief: { nl: 'groep, 24 maanden, vergoed', en: 'group, 24 months, reimbursed' },
    consent: null,
    unknown,
  }
}
