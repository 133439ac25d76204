import { within } from './conditions.ts'
import type { Context } from './context.ts'
import { type DateRead, isPartial, readDate } from './day.ts'
import type { Unused } from './fact.ts'
import { whose } from './reference.ts'
import type { Row } from './view.ts'

/** When an Observation was made; never `issued`. @see clinical-details.md section 1, "Date of an Observation" */
export function dateOf(row: Row): DateRead | null {
  return readDate(row.text('date') ?? row.text('instant') ?? row.text('periodStart'))
}

/**
 * Why an Observation cannot be used whatever its value, or null: whose it is, its modifiers, its status, its date; the first that holds.
 * @see clinical-details.md sections 1 and 10; clinical.md section 0.8
 */
export function whyUnusable(
  row: Row,
  observation: unknown,
  date: DateRead | null,
  { patientId, asOf }: Context,
): Unused | null {
  const subject = whose(row.one('subject'), patientId)
  if (subject !== 'this-patient') return subject
  if (isModified(observation)) return 'unknown-modifier'
  if (!statuses.includes(row.one('status'))) return 'status'
  if (!date) return 'no-date'
  if ((within(date, asOf)?.day ?? '') > asOf) return 'after-as-of'
  return isPartial(date) ? 'partial-date' : null
}

/** The same of a component of it, which may have modifiers of its own. */
export function whyPartUnusable(whole: Unused | null, component: unknown): Unused | null {
  if (whole === 'other-patient' || whole === 'no-subject' || !isModified(component)) return whole
  return 'unknown-modifier'
}

const statuses: readonly unknown[] = ['final', 'amended', 'corrected']

/** Has a modifier extension; none is known for an Observation. */
function isModified(part: unknown): boolean {
  const modifiers = (part as { readonly modifierExtension?: unknown } | null | undefined)?.modifierExtension
  return Array.isArray(modifiers) ? modifiers.length > 0 : modifiers !== undefined && modifiers !== null
}
