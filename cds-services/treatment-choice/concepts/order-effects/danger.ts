import type { HypoglycaemiaRisk } from '../../rules/hypoglycaemia-risk/rule.ts'

/** What a rule about safety decided, as far as it can come before a goal. */
interface Decided {
  readonly outcome: string
  readonly result: object
}

const low: HypoglycaemiaRisk['triggers'] = ['severe-hypoglycaemia', 'hypoglycaemia', 'low-fasting-glucose']

/** Whether something about these orders is so unsafe that no goal is talked of beside it. */
export function isDanger(decisions: readonly Decided[]): boolean {
  return decisions.some(({ outcome, result }) => {
    const { indicator, triggers = [] } = result as {
      readonly indicator?: unknown
      readonly triggers?: readonly unknown[]
    }
    return outcome === 'recommend' && (indicator === 'critical' || low.some((name) => triggers.includes(name)))
  })
}
