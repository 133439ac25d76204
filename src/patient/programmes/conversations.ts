import type { Resource } from 'fhir/r4.js'
import { type Day, readDate } from '../../calendar.ts'
import { sourceOf, whose } from '../../fhir/reference.ts'
import type { Row } from '../../fhir/view.ts'
import { fold, wordAt } from '../../knowledge/codes/folded-text.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { within } from '../coded/conditions.ts'
import { codingsOf, type LooseCoding } from '../coding.ts'
import { lexiconOf, type SoughtConversation, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'

/** A conversation about something, or its refusal, that is recorded. */
export interface ConversationRecord {
  readonly kind: 'talk' | 'refusal'
  /** Null when undated. */
  readonly day: Day | null
  readonly source: string
}

/** Columns that date a talk, per resource type. */
const talkDates: Readonly<Record<string, readonly string[]>> = {
  CarePlan: ['created', 'start'],
  Procedure: ['performed', 'performedStart'],
  Observation: ['date', 'instant', 'periodStart'],
  Communication: ['sent', 'received'],
}
const usable: Readonly<Record<string, readonly unknown[]>> = {
  Procedure: ['completed'],
  Observation: ['final', 'amended', 'corrected'],
  Communication: ['completed'],
}

/** Reads talks and refused goals of one kind of conversation. @see docs/reading.md#conversations; docs/reading.md#goal */
export function readConversations(
  resources: readonly Resource[],
  about: string,
  dictionary: Dictionary,
  context: Context,
): ConversationRecord[] {
  const lexicon = lexiconOf(dictionary)
  const sought = lexicon.conversations.get(about)
  if (!sought) throw new Error(`there is no conversation "${about}" in programmes/conversations.yaml`)
  return resources.flatMap((resource) => {
    if (resource.resourceType !== 'Goal' && !(resource.resourceType in talkDates)) return []
    if (resource.resourceType === 'Observation' && !mentions(resource, sought)) return []
    const row = viewOf(lexicon, resource.resourceType)(resource)
    if (whose(row.one('subject'), context.patientId) !== 'this-patient') return []
    const kind = resource.resourceType === 'Goal' ? 'refusal' : 'talk'
    const isOne = kind === 'refusal' ? isRefusal(row, sought) : isTalk(resource, row, sought)
    if (!isOne) return []
    const columns = talkDates[resource.resourceType] ?? ['statusDate', 'start']
    const read = columns.map((column) => readDate(row.text(column))).find((date) => date !== null) ?? null
    const day = within(read, context.asOf)?.day ?? null
    if (day !== null && day > context.asOf) return []
    return [{ kind, day, source: sourceOf(resource.resourceType, row.text('id')) }]
  })
}

function isRefusal(row: Row, { refusals }: SoughtConversation): boolean {
  if (row.code('lifecycle') !== 'rejected') return false
  const texts = row.all('texts').filter((text) => typeof text === 'string')
  const text = texts.map(fold).join(' | ')
  return refusals.some((word) => text.includes(word))
}

function isTalk(resource: Resource, row: Row, sought: SoughtConversation): boolean {
  if (resource.resourceType === 'CarePlan') {
    if (row.code('status') === 'entered-in-error' || row.code('status') === 'draft') return false
    return row.each('activity').some((activity) => {
      const status = activity.code('status')
      if ((status !== undefined && status !== 'completed') || activity.one('doNotPerform') === true) return false
      return speaks(activity.all('codings') as LooseCoding[], activity.all('texts'), sought)
    })
  }
  if (!usable[resource.resourceType]?.includes(row.code('status'))) return false
  if (resource.resourceType === 'Observation' && row.all('modifiers').length > 0) return false
  if (resource.resourceType !== 'Communication') return mentions(resource, sought)
  return speaks(row.all('codings') as LooseCoding[], row.all('texts'), sought)
}

/** By its own code, without evaluating the view: there are many Observations. */
function mentions(resource: Resource, sought: SoughtConversation): boolean {
  const { code } = resource as { code?: { text?: unknown } }
  if (isTalkText(code?.text, sought)) return true
  return codingsOf({ code }).some(
    (coding) => sought.codes.find(coding).length > 0 || isTalkText(coding.display, sought),
  )
}

function speaks(codings: readonly LooseCoding[], texts: readonly unknown[], sought: SoughtConversation): boolean {
  return (
    codings.some((coding) => sought.codes.find(coding).length > 0) || texts.some((text) => isTalkText(text, sought))
  )
}

function isTalkText(text: unknown, { likely, phrases }: SoughtConversation): boolean {
  return typeof text === 'string' && likely.test(text) && phrases.some((phrase) => wordAt(fold(text), phrase) >= 0)
}
