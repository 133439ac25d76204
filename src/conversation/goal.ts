import { slotted } from './codes.ts'
import { monthOf } from './course/measures.ts'
import { figuresFor } from './figures.ts'
import type { Known } from './known.ts'
import type { GoalPart } from './sheet.ts'
import { applies, firstOf, sayings } from './when.ts'

/** 2. What is the goal, and does it suit you? Without the goal: what do we work on? */
export function goalPart(known: Known): GoalPart {
  const { goal, page } = known.texts
  const isDrawn = known.goal && applies(goal.figures, known)
  const figures = isDrawn ? figuresFor(known) : { studies: [], notStudied: null }
  return {
    heading: firstOf(page.headings.goal, known),
    choice: known.fill(goal.choice),
    texts: [...sayings(goal.texts, known), ...slotted('goal', known)],
    helps: known.goal ? [...slotted('helps', known), ...sayings(goal.helps, known)] : [],
    harder: known.goal ? [...slotted('harder', known), ...sayings(goal.harder, known)] : [],
    questions: [...(known.goal ? slotted('questions', known) : []), ...sayings(goal.questions, known)],
    ...figures,
    imprint: known.fill(goal.imprint, {
      version: known.knowledge.version,
      checked: monthOf(goal.checkedOn),
      review: monthOf(goal.reviewBy),
    }),
  }
}
