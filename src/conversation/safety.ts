import { slotted } from './codes.ts'
import type { Known } from './known.ts'
import type { SafetyPart } from './sheet.ts'
import { firstOf, sayings } from './when.ts'

/** 5. Safe: what to do with the drugs first, and when to call whom. */
export function safetyPart(known: Known): SafetyPart {
  const { safety, page } = known.texts
  return {
    heading: firstOf(page.headings.safety, known),
    texts: [...sayings(safety.texts, known), ...slotted('safety', known)],
    call: sayings(safety.call, known),
    contact: known.fill(safety.contact),
  }
}
