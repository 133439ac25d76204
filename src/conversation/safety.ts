import type { Text } from '../text.ts'
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
    contact: contactOf(known),
  }
}

/** Whom to call: the practice by its numbers, where the site says them. */
function contactOf(known: Known): Text {
  const { practice } = known.patient.site
  const { contact, contactOfPractice } = known.texts.safety
  if (!practice) return known.fill(contact)
  const { name, phone, outOfHours } = practice
  return known.fill(contactOfPractice, { practice: name, phone, outOfHours })
}
