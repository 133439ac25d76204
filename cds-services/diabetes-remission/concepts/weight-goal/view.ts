import { maybe, type ViewOf } from '../../../engine.ts'
import type { WeightGoal } from './concept.ts'

/** A weight goal as a card shows it. */
export const goalShape = maybe({ percent: 'number', kg: 'number' })

/** The same as it can be proposed, with the weight that is aimed at. */
export const proposedShape = maybe({ percent: 'number', kg: 'number', baselineKg: 'number', targetKg: 'number' })

/** The goal as a card shows it. */
export function goalView(goal: WeightGoal | null): ViewOf<typeof goalShape> {
  return goal && { percent: goal.percent, kg: goal.kg }
}

/** The goal as it can be proposed; a weight is told in tenths of a kilogram. */
export function proposedView(goal: WeightGoal | null): ViewOf<typeof proposedShape> {
  return goal && { ...goal, targetKg: Number((goal.baselineKg - goal.kg).toFixed(1)) }
}
