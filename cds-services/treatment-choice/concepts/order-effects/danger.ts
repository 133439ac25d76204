import type { HypoglycaemiaRisk } from '../../rules/hypoglycaemia-risk/rule.ts'

/** What a rule about safety decided, as far as it can come before a goal. */
interface Decided {
  readonly outcome: string
  readonly result: object
}

const low: HypoglycaemiaRisk['triggers'] = ['severe-hypoglycaemia', 'hypoglycaemia', 'low-fasting-glucose']

/** What the rules about the safety of orders decided. */
interface Safety {
  readonly hypoglycaemiaRisk: Decided
  readonly insulinStop: Decided
  readonly ketoacidosisRisk: Decided
  readonly programmeSafety: Decided
}

/** Whether something about these orders is so unsafe that no goal is talked of beside it. */
export function isDanger({ hypoglycaemiaRisk, insulinStop, ketoacidosisRisk, programmeSafety }: Safety): boolean {
  return [hypoglycaemiaRisk, insulinStop, ketoacidosisRisk, programmeSafety].some(({ outcome, result }) => {
    const { indicator, triggers = [] } = result as {
      readonly indicator?: unknown
      readonly triggers?: readonly unknown[]
    }
    return outcome === 'recommend' && (indicator === 'critical' || low.some((name) => triggers.includes(name)))
  })
}
