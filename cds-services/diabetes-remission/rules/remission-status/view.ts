import { maybe } from '../../../engine.ts'

/** What the rule decides. `testCountsFrom` only with `too-early`, `otherIndication` only with `under-medication`. */
export interface RemissionStatus {
  readonly state:
    | 'recorded'
    | 'confirmed'
    | 'remission'
    | 'consensus-only'
    | 'too-early'
    | 'indeterminate'
    | 'under-medication'
    | 'not'
  readonly partial: 'yes' | 'no' | 'unknown'
  readonly testCountsFrom: string | null
  readonly bariatricSurgery: boolean
  readonly otherIndication?: boolean | 'unknown'
}

const treatment = {
  lastStop: 'string?',
  stopApproximate: 'flag',
  neverTreated: 'flag',
  bariatricSurgery: 'flag',
} as const

/** What its cards can show. */
export const statusCards = {
  'criteria-met': {
    view: {
      ...treatment,
      hba1c: 'reading',
      fastingGlucose: 'reading',
      confirmed: maybe({ hba1c: 'reading', glucose: 'reading' }),
      weightDrugs: ['string'],
      unknown: ['string'],
      canRecord: 'flag',
      interval: { firstYear: 'number', secondYear: 'number' },
    },
    resources: ['condition'],
  },
  'hba1c-needed': { view: { ...treatment, fastingGlucose: 'reading', oldHba1c: 'reading?' } },
  'other-measure-needed': {
    view: { ...treatment, hba1c: 'reading?', fastingGlucose: 'reading', drugs: ['string'] },
  },
  'please-check': {
    view: { ...treatment, hba1c: 'reading', fastingGlucose: 'reading', what: 'string', drugs: ['string'] },
  },
  'test-counts-now': {
    view: {
      ...treatment,
      hba1c: 'reading',
      fastingGlucose: 'reading?',
      countsFrom: 'string',
      countsSince: maybe({ since: 'string', day: 'string' }),
      fastingGlucoseNeeded: 'flag',
    },
  },
  'fasting-glucose-needed': { view: { ...treatment, hba1c: 'reading', oldFastingGlucose: 'reading?' } },
} as const
