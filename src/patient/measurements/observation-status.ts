import { type DateRead, isPartial, readDate } from '../../calendar.ts'
import { whose } from '../../fhir/reference.ts'
import type { Row } from '../../fhir/view.ts'
import { within } from '../coded/conditions.ts'
import type { Context } from '../context.ts'
import type { Unused } from '../fact.ts'

/** When an Observation was made; never `issued`. @see docs/reading.md#observation */
export function dateOf(row: Row): DateRead | null {
  return readDate(row.text('date') ?? row.text('instant') ?? row.text('periodStart'))
}

/**
 * Why an Observation cannot be used whatever its value, or null: whose it is, its modifiers, its status, its date; the first that holds.
 * @see docs/reading.md#observation; docs/reading.md#why-something-is-not-used
 */
export function whyUnusable(
  row: Row,
  observation: unknown,
  date: DateRead | null,
  { patientId, asOf }: Context,
): Unused | null {
  const subject = whose(row.one('subject'), patientId)
  if (subject !== 'this-patient') return subject
  if (isAboutAnother(observation, patientId)) return 'not-about-patient'
  if (isModified(observation)) return 'unknown-modifier'
  if (!statuses.includes(row.code('status'))) return 'status'
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

/**
 * Has a focus that is not the patient, such as a donor or a child.
 * @see https://hl7.org/fhir/R4/observation-definitions.html#Observation.focus "Observation.focus"
 */
function isAboutAnother(observation: unknown, patientId: string): boolean {
  const { focus } = (observation ?? {}) as { readonly focus?: unknown }
  const each = Array.isArray(focus) ? focus : focus ? [focus] : []
  return each.some((one) => whose(one?.reference ?? '', patientId) !== 'this-patient')
}

/** Has a modifier extension; none is known for an Observation. */
function isModified(part: unknown): boolean {
  const modifiers = (part as { readonly modifierExtension?: unknown } | null | undefined)?.modifierExtension
  return Array.isArray(modifiers) ? modifiers.length > 0 : modifiers !== undefined && modifiers !== null
}
