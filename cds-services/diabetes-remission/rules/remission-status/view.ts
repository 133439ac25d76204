import { maybe, type ViewOf } from '../../../engine.ts'
import type { PartialRemission } from '../../concepts/partial-remission/concept.ts'
import { definition } from '../../concepts/partial-remission/view.ts'
import type { RemissionState } from '../../concepts/remission-state/state.ts'
import { changeRows, changeRowsShape } from '../../concepts/since-start/rows.ts'

/** What the rule decides. `testCountsFrom` only with `too-early`, `otherIndication` only with `under-medication`. */
export interface RemissionStatus extends Pick<RemissionState, 'state' | 'testCountsFrom' | 'otherIndication'> {
  readonly partial: PartialRemission['answer']
  readonly bariatricSurgery: boolean
  /** That remission or surgery is on record, words say alone; only there when they do. */
  readonly byWords?: true
}

const treatment = {
  lastStop: 'string?',
  stopApproximate: 'flag',
  neverTreated: 'flag',
  paused: ['string'],
  bariatricSurgery: 'flag',
  surgeryInWords: 'flag',
} as const

/** Where something is still to be measured, partial remission is a line. */
const asking = { ...treatment, partial: 'flag', definition: 'string' } as const

/** What its cards can show. */
export const statusCards = {
  'partial-remission': {
    view: {
      start: 'string',
      definition: 'string',
      fewerDrugs: 'flag',
      rows: changeRowsShape,
      hba1cUsable: 'flag',
      fastingGlucoseNeeded: 'flag',
    },
    resources: ['condition'],
  },
  'criteria-met': {
    view: {
      ...treatment,
      hba1c: 'reading',
      fastingGlucose: 'reading',
      days: ['string'],
      confirmed: maybe({ hba1c: 'reading', glucose: 'reading', days: ['string'] }),
      weightDrugs: ['string'],
      unknown: ['string'],
      canRecord: 'flag',
      interval: { firstYear: 'number', secondYear: 'number' },
    },
    resources: ['condition'],
  },
  'hba1c-needed': { view: { ...asking, fastingGlucose: 'reading', oldHba1c: 'reading?' } },
  'other-measure-needed': {
    view: {
      ...asking,
      hba1c: 'reading?',
      fastingGlucose: 'reading',
      anaemias: [{ anaemia: 'string', day: 'string?' }],
      drugs: ['string'],
    },
  },
  'please-check': {
    view: {
      ...asking,
      hba1c: 'reading',
      fastingGlucose: 'reading',
      what: 'string',
      drugs: ['string'],
      historyNeeded: 'flag',
    },
    resources: ['condition'],
  },
  'test-counts-now': {
    view: {
      ...asking,
      hba1c: 'reading',
      fastingGlucose: 'reading?',
      countsFrom: 'string',
      countsSince: maybe({ since: 'string', day: 'string' }),
      fastingGlucoseNeeded: 'flag',
    },
  },
  'fasting-glucose-needed': {
    view: { ...asking, hba1c: 'reading', oldFastingGlucose: 'reading?', notVenous: 'reading?' },
  },
} as const

type PartialView = ViewOf<(typeof statusCards)['partial-remission']['view']>

/** What the card on partial remission shows; null without it. In palliative care no laboratory test is offered. */
export function partialView(
  { answer, start, changes, fewerDrugs }: PartialRemission,
  { unreliable, palliative }: { readonly unreliable: boolean; readonly palliative: boolean },
): PartialView | null {
  if (answer !== 'yes' || start === null) return null
  return {
    start,
    definition,
    fewerDrugs,
    rows: changeRows(changes),
    hba1cUsable: !unreliable && !palliative,
    fastingGlucoseNeeded: unreliable && !palliative,
  }
}
