import type { Parts } from '../knowledge/card-shape.ts'
import { type Decision, missing, notApplicable, recommend } from './decision.ts'
import type { Indicator, ViewOf } from './view.ts'

/** What a trigger answers: how urgent what it has to say is, null when it does not hold. */
export type TriggerDecision = Decision<string, { readonly indicator: Indicator | null }>

/** How a trigger answers: with the reasons that it declares, and with what the text of its part shows. */
export interface TriggerAnswers<Reason extends string, Shows extends Parts> {
  /** It holds; its part is so urgent and shows this. */
  holds(reason: Reason, indicator: Indicator, view: ViewOf<Shows>): TriggerDecision
  /** It does not hold. */
  not(reason: Reason): TriggerDecision
  /** Cannot be decided without what is named; the first is the reason. */
  missing(names: readonly [Reason, ...string[]]): TriggerDecision
}

/** Under which name a trigger declares its one card. */
export const part = 'part'

const answers: TriggerAnswers<string, Parts> = {
  holds: (reason, indicator, view) => recommend(reason, { indicator }, { name: part, indicator, view: view as never }),
  not: (reason) => notApplicable(reason, { indicator: null }) as TriggerDecision,
  missing: (names) => missing(names, { indicator: null }),
}

interface Told {
  readonly shows: Parts
  decide(patient: unknown, values: unknown, found: unknown, answers: unknown): TriggerDecision
}

/** The rule that a trigger is. */
export function triggerFrom({ shows, decide, ...rest }: Told): object {
  return {
    kind: 'rule',
    isTrigger: true,
    result: ['indicator'],
    codes: {},
    cards: { [part]: { view: shows } },
    needs: [],
    silences: [],
    despite: [],
    ...rest,
    decide: (patient: unknown, values: unknown, found: unknown) => decide(patient, values, found, answers),
  }
}
