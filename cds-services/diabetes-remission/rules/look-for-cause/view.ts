import { type CodedFact, maybe, oneOf, type Reading, type ViewOf } from '../../../engine.ts'
import type { BodyMass } from '../../../shared/body-mass/concept.ts'
import type { CauseToFind } from '../../../shared/cause-to-find/concept.ts'
import { type CauseTrigger, causeTriggers } from '../../../shared/cause-to-find/concept.ts'
import type { Dysregulation } from '../../../shared/dysregulation/concept.ts'
import type { Hba1c } from '../../../shared/hba1c/concept.ts'
import type { UnexplainedWeightLoss } from '../../../shared/unexplained-weight-loss/concept.ts'

export interface LookForCause {
  readonly indicator: 'warning' | 'info' | null
  readonly triggers: readonly CauseTrigger[]
  /** What was measured or recorded and leads to it. */
  readonly features: readonly (Reading | CodedFact)[]
  readonly thinkOf: readonly ('insulin-deficiency' | 'lada' | 'mody' | 'pancreas' | 'other-illness' | 'drug')[]
}

/** What the card can show. */
export const causeShape = {
  triggers: [oneOf(causeTriggers)],
  loss: maybe({ percent: 'number', from: 'reading', to: 'reading' }),
  single: 'flag',
  hba1c: 'reading?',
  risenFrom: 'reading?',
  bmi: 'reading?',
  otherType: [{ feature: 'string', age: 'number?', reading: 'reading?', day: 'string?' }],
  glucose: 'reading?',
  thinkOf: ['string'],
  guideline: 'flag',
  ketonesNeeded: 'flag',
  antibodiesNeeded: 'flag',
  cPeptideNeeded: 'flag',
  weighAgain: 'flag',
  wasLost: 'flag',
} as const

/** What makes one think of another type than type 2. */
export type Feature = ViewOf<typeof causeShape>['otherType'][number]

interface Known {
  readonly bodyMass: BodyMass
  readonly causeToFind: CauseToFind
  readonly dysregulation: Dysregulation
  readonly hba1c: Hba1c
  readonly otherType: readonly Feature[]
  readonly unexplainedWeightLoss: UnexplainedWeightLoss
}

/** What the card shows: the features with values and days, and what to think of. */
export function causeView(
  { triggers, thinkOf }: LookForCause,
  known: Known,
  { suggested }: { readonly suggested: number },
): ViewOf<typeof causeShape> {
  const loss = triggers.includes('unexplained-weight-loss') ? known.unexplainedWeightLoss : null
  const isOtherType = triggers.includes('suspected-lada')
  const bmi: Reading | null = known.causeToFind.byAgeOrBmi && !isOtherType ? known.bodyMass.bmi : null
  const single = loss?.single === true
  const isOnlyWeight = single && triggers.length === 1
  const offers = {
    ketonesNeeded: triggers.includes('dysregulated'),
    antibodiesNeeded: triggers.includes('suspected-lada'),
    cPeptideNeeded: !isOnlyWeight,
    weighAgain: single,
    wasLost: loss !== null,
  }
  return {
    triggers,
    loss: loss && { percent: loss.percent, from: loss.from, to: loss.to },
    single,
    hba1c: known.hba1c.fresh,
    risenFrom: known.causeToFind.rise?.from ?? null,
    bmi,
    otherType: isOtherType ? known.otherType : [],
    glucose: known.dysregulation.glucose,
    thinkOf,
    guideline: known.causeToFind.newOnsetInOlder,
    ...firstOf(offers, suggested),
  }
}

/** A kind of feature by its newest day; none where there is none. */
export function newestOf(feature: string, found: readonly { readonly day: string | null }[]): readonly Feature[] {
  const days = found.flatMap(({ day }) => day ?? []).sort()
  return found.length > 0 ? [{ feature, age: null, reading: null, day: days.at(-1) ?? null }] : []
}

/** What is offered, the most urgent first: no more than so many. */
function firstOf<Offers extends Readonly<Record<string, boolean>>>(offers: Offers, most: number): Offers {
  const wanted = Object.keys(offers).filter((name) => offers[name])
  const entries = Object.keys(offers).map((name) => [name, wanted.slice(0, most).includes(name)])
  return Object.fromEntries(entries) as Offers
}
