import type { Population } from '../../knowledge/knowledge.ts'
import type { ExplainedDecision } from '../../why/explanation.ts'

/** The step of a funnel at which somebody is lost, and why; null for who comes through. */
export interface Loss {
  readonly step: number
  readonly reason: string
}

type Decided = Pick<ExplainedDecision, 'reason' | 'result' | 'notShown'>

/** Where somebody is lost in a funnel. A reason that no step names, such as that a site has switched the rule off, counts at the last step that names reasons. */
export function lossOf({ reason, result, notShown }: Decided, { stays, steps }: Population['funnel']): Loss | null {
  if (!stays.includes(reason)) {
    const named = steps.findIndex(({ reasons }) => reasons.includes(reason))
    return { step: named < 0 ? steps.findLastIndex(({ reasons }) => reasons.length > 0) : named, reason }
  }
  for (const [step, { result: name, values, notShown: isSilent }] of steps.entries()) {
    const value = name === undefined ? undefined : result[name]
    if (typeof value === 'string' && values.includes(value)) return { step, reason: value }
    if (isSilent && notShown !== null) return { step, reason: notShown }
  }
  return null
}
