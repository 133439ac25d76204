import type { Text } from '../../text.ts'

/** Why people are lost at a step of a funnel: for reasons of its rule, for a value in the result, or because the card is not shown. */
export interface FunnelStep {
  readonly name: string
  readonly title: Text
  readonly reasons: readonly string[]
  readonly result?: string
  readonly values: readonly string[]
  readonly notShown: boolean
}
