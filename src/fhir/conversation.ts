import type { Resource } from 'fhir/r4.js'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { CodeIndex, codingsOf, fold, type LooseCoding, wordAt } from './coding.ts'
import { within } from './conditions.ts'
import type { Context } from './context.ts'
import { type Day, readDate } from './day.ts'
import { lexiconOf, viewOf } from './lexicon.ts'
import { sourceOf, whose } from './reference.ts'
import type { Row } from './view.ts'

/** A conversation about remission, or its refusal, that is recorded. */
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

/** Reads talks and refused goals. @see clinical-details.md sections 4 and 11: *Discussed*, *Declined*, "A talk has the date of its resource" */
export function readConversations(
  resources: readonly Resource[],
  knowledge: Knowledge,
  context: Context,
): ConversationRecord[] {
  return resources.flatMap((resource) => {
    if (resource.resourceType !== 'Goal' && !(resource.resourceType in talkDates)) return []
    if (resource.resourceType === 'Observation' && !mentions(resource, knowledge)) return []
    const row = viewOf(lexiconOf(knowledge), resource.resourceType)(resource)
    if (whose(row.one('subject'), context.patientId) !== 'this-patient') return []
    const kind = resource.resourceType === 'Goal' ? 'refusal' : 'talk'
    const told = kind === 'refusal' ? isRefusal(row, knowledge) : isTalk(resource, row, knowledge)
    if (!told) return []
    const columns = talkDates[resource.resourceType] ?? ['statusDate', 'start']
    const read = columns.map((column) => readDate(row.text(column))).find((date) => date !== null) ?? null
    const day = within(read, context.asOf)?.day ?? null
    if (day !== null && day > context.asOf) return []
    return [{ kind, day, source: sourceOf(resource.resourceType, row.text('id')) }]
  })
}

function isRefusal(row: Row, { conversation }: Knowledge): boolean {
  if (row.one('lifecycle') !== 'rejected') return false
  const texts = row.all('texts').filter((text) => typeof text === 'string')
  const text = fold(texts.join(' | '))
  return conversation.refusal.words.some((word) => text.includes(fold(word)))
}

function isTalk(resource: Resource, row: Row, knowledge: Knowledge): boolean {
  if (resource.resourceType === 'CarePlan') {
    if (row.one('status') === 'entered-in-error' || row.one('status') === 'draft') return false
    return row.each('activity').some((activity) => {
      const status = activity.one('status')
      if ((status !== undefined && status !== 'completed') || activity.one('doNotPerform') === true) return false
      return speaks(activity.all('codings') as LooseCoding[], activity.all('texts'), knowledge)
    })
  }
  if (!usable[resource.resourceType]?.includes(row.one('status'))) return false
  if (resource.resourceType === 'Observation' && row.all('modifiers').length > 0) return false
  if (resource.resourceType !== 'Communication') return mentions(resource, knowledge)
  return speaks(row.all('codings') as LooseCoding[], row.all('texts'), knowledge)
}

/** By its own code, without evaluating the view: there are many Observations. */
function mentions(resource: Resource, knowledge: Knowledge): boolean {
  const { code } = resource as { code?: { text?: unknown } }
  const talk = talkOf(knowledge)
  if (isTalkText(code?.text, talk)) return true
  return codingsOf({ code }).some((coding) => talk.codes.find(coding).length > 0 || isTalkText(coding.display, talk))
}

function speaks(codings: readonly LooseCoding[], texts: readonly unknown[], knowledge: Knowledge): boolean {
  const talk = talkOf(knowledge)
  return codings.some((coding) => talk.codes.find(coding).length > 0) || texts.some((text) => isTalkText(text, talk))
}

function isTalkText(text: unknown, { likely, phrases }: Talk): boolean {
  return typeof text === 'string' && likely.test(text) && phrases.some((phrase) => wordAt(fold(text), phrase) >= 0)
}

interface Talk {
  readonly codes: CodeIndex<Knowledge['conversation']['talk']['codes'][number]>
  readonly phrases: readonly string[]
  /** Quickly tells texts that cannot have a phrase. */
  readonly likely: RegExp
}
const ready = new WeakMap<Knowledge, Talk>()

function talkOf(knowledge: Knowledge): Talk {
  const known = ready.get(knowledge)
  if (known) return known
  const { codes, phrases } = knowledge.conversation.talk
  const likely = new RegExp(phrases.map((phrase) => fold(phrase).replace(/[^a-z0-9 ]/g, '.')).join('|') || '$^', 'i')
  const made = { codes: new CodeIndex(codes, knowledge.codes.systems), phrases: phrases.map(fold), likely }
  ready.set(knowledge, made)
  return made
}
