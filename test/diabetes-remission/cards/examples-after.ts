import type { Written } from '../../cards/written.ts'
import { condition, fastingGlucose, hba1c, reading, weight } from '../../why/readings.ts'

const resources = { condition }

/** A full view of each card that comes after remission, or beside it. */
export const examplesAfter: Written = {
  'values-raised': {
    rule: 'remission-follow-up',
    reason: 'ended',
    card: {
      name: 'values-raised',
      view: {
        ownChecks: null,
        ended: true,
        staying: ['empagliflozine'],
        excused: [],
        doubtful: false,
        programmes: [],
        onOneDay: false,
        verifyList: '2025-03',
        drugs: [{ name: 'metformine 500 mg', start: '2026-09-01' }],
        raised: [
          { name: 'fasting-glucose', value: reading(7.4, 'mmol/L', '2026-10-21') },
          { name: 'hba1c', value: reading(50, 'mmol/mol', '2026-07-14', { decimals: 0 }) },
        ],
        hba1c: null,
        fastingGlucose: null,
        weight,
        hasValues: true,
        rising: null,
        regain: { from: reading(99.4, 'kg', '2026-02-12'), to: weight, percent: 4.628 },
        earlierTest: true,
        overdue: ['feet', 'kidney'],
        missing: ['fundus'],
        unseen: [],
        canRecordRelapse: true,
        inWords: false,
        hba1cNeeded: true,
        fastingGlucoseNeeded: true,
        checks: ['feet', 'kidney'],
        canPlanChecks: true,
      },
      resources,
    },
  },
  'check-due': {
    rule: 'remission-follow-up',
    reason: 'earlier-test',
    card: {
      name: 'check-due',
      view: {
        ownChecks: { nl: 'Herstelcirkel in de wijk', en: 'Herstelcirkel in de wijk' },
        ended: false,
        staying: [],
        excused: [],
        doubtful: false,
        programmes: [],
        onOneDay: false,
        verifyList: null,
        drugs: [],
        raised: [],
        hba1c,
        fastingGlucose,
        weight,
        hasValues: true,
        rising: { from: reading(38, 'mmol/mol', '2026-04-10', { decimals: 0 }), to: hba1c, by: 6 },
        regain: { from: reading(99.4, 'kg', '2026-02-12'), to: weight, percent: 4.628 },
        earlierTest: true,
        overdue: ['hba1c', 'fundus', 'lipids'],
        missing: ['feet'],
        unseen: ['procedures'],
        canRecordRelapse: false,
        inWords: false,
        hba1cNeeded: true,
        fastingGlucoseNeeded: true,
        checks: ['fundus', 'lipids'],
        canPlanChecks: true,
      },
      resources,
    },
  },
  'blood-pressure': {
    rule: 'blood-pressure-tapering',
    reason: 'systolic-very-low',
    card: {
      name: 'blood-pressure',
      indicator: 'warning',
      view: {
        veryLow: true,
        systolic: reading(106, 'mm[Hg]', '2026-11-03', { decimals: 0 }),
        diastolic: reading(64, 'mm[Hg]', '2026-11-03', { decimals: 0 }),
        weightLossPercent: 8.296,
        weightFrom: reading(113.4, 'kg', '2026-01-12'),
        weightNow: weight,
        drugs: [
          { name: 'lisinopril 10 mg', checkIndication: true },
          { name: 'hydrochloorthiazide 12,5 mg', checkIndication: true },
        ],
        indications: ['heart-failure', 'ckd'],
      },
      resources,
    },
  },
  'replacement-goal': {
    rule: 'metabolic-health',
    reason: 'replacement-goal',
    card: {
      name: 'replacement-goal',
      view: {
        why: ['beta-cell-failure', 'microvascular'],
        grounds: [
          { what: 'c-peptide', reading: reading(150, 'pmol/L', '2026-03-02', { decimals: 0 }), day: '2026-03-02' },
          { what: 'retinopathy', reading: null, day: '2024-05-07' },
        ],
        met: ['waist', 'hdl', 'bloodPressure'],
        rows: [
          {
            parts: [
              { measure: 'hba1c', reading: reading(60, 'mmol/mol', '2026-10-23', { decimals: 0 }), diastolic: null },
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
              { measure: 'triglycerides', reading: reading(1.4, 'mmol/L', '2026-10-23'), diastolic: null },
            ],
            days: ['2026-11-03', '2026-10-23'],
          },
        ],
        programmes: [
          {
            id: 'gli',
            name: 'GLI',
            brief: { nl: 'groep, 24 maanden, vergoed', en: 'group, 24 months, reimbursed' },
            consent: null,
            unknown: [],
          },
        ],
        syndrome: 'yes',
        unknown: ['fastingGlucose'],
      },
      resources,
    },
  },
}
