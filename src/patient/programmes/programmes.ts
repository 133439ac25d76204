import type { Resource } from 'fhir/r4.js'
import type { Steps } from '../../budget/work.ts'
import { readDate } from '../../calendar.ts'
import { sourceOf, whose } from '../../fhir/reference.ts'
import type { Row } from '../../fhir/view.ts'
import { fold, hasBeginning, wordAt } from '../../knowledge/codes/folded-text.ts'
import { systemKey } from '../../knowledge/codes/systems.ts'
import type { Dictionary, Recognition } from '../../knowledge/dictionary.ts'
import { within } from '../coded/conditions.ts'
import type { ProgrammeRecord } from '../coded-fact.ts'
import { codingsOf, type LooseCoding } from '../coding.ts'
import { lexiconOf, type Recognised, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'

const orders: readonly unknown[] = ['plan', 'order', 'original-order', 'reflex-order', 'filler-order', 'instance-order']
const referralStatuses: readonly unknown[] = ['active', 'on-hold', 'completed']
const plansStarted: readonly unknown[] = ['active', 'on-hold', 'completed', 'revoked']
const proceduresStarted: readonly unknown[] = ['in-progress', 'on-hold', 'stopped', 'completed', 'preparation']

/**
 * Reads lifestyle programmes and diets from CarePlan, Procedure and ServiceRequest, by code and by words.
 * @see docs/reading.md#programmes
 */
export function* readProgrammes(
  resources: readonly Resource[],
  dictionary: Dictionary,
  context: Context,
): Steps<ProgrammeRecord[]> {
  const records: ProgrammeRecord[] = []
  for (const resource of resources) {
    yield
    const row = viewOf(lexiconOf(dictionary), resource.resourceType)(resource)
    if (whose(row.one('subject'), context.patientId) !== 'this-patient') continue
    const recognised = recognise(resource, row, dictionary)
    const record = recognised && readRecord(resource, row, context)
    if (record) records.push({ kind: 'programme', ...recognised, ...record })
  }
  return records
}

/** A code with its words; of a CarePlan its title and category, and each activity. */
interface Part {
  readonly codings: readonly LooseCoding[]
  readonly texts: readonly unknown[]
}

/** Which programme or diet a resource speaks of; of several diets the strictest. */
export function recognise(
  resource: Resource,
  row: Row,
  dictionary: Dictionary,
): Pick<ProgrammeRecord, 'programme' | 'diet'> | null {
  const found = partsOf(resource, row).flatMap((part) => [
    ...coded(part, resource.resourceType === 'ServiceRequest', dictionary),
    ...worded(part, dictionary),
  ])
  const [first] = found
  if (!first) return null
  const { order } = dictionary.diets
  const { diet } = found.reduce((most, each) => (order.indexOf(each.diet) > order.indexOf(most.diet) ? each : most))
  const programme = found.find((each) => each.programme !== null)?.programme ?? null
  return { programme, diet }
}

/** A code that says "referred" is a programme only where someone is referred. */
function coded({ codings }: Part, referral: boolean, dictionary: Dictionary): readonly Recognition[] {
  const rows = lexiconOf(dictionary).recognitions.findAll(codings)
  return rows.filter(({ mark }) => referral || mark !== 'referral').map(({ recognition }) => recognition)
}

function worded({ codings, texts }: Part, dictionary: Dictionary): readonly Recognition[] {
  const { keys } = lexiconOf(dictionary)
  const isLaboratory = codings.some(({ system }) => keys.loinc.has(systemKey(system) ?? ''))
  const said = isLaboratory ? [] : texts.filter((text) => typeof text === 'string').map(fold)
  if (said.length === 0) return []
  const { recognised } = lexiconOf(dictionary)
  return recognised.filter((each) => said.some((text) => speaksOf(text, each))).map(({ recognition }) => recognition)
}

function speaksOf(text: string, { phrases, beginnings, unless }: Recognised): boolean {
  if (unless.some((word) => text.includes(word))) return false
  return (
    phrases.some((phrase) => wordAt(text, phrase) >= 0) || beginnings.some((beginning) => hasBeginning(text, beginning))
  )
}

function partsOf(resource: Resource, row: Row): readonly Part[] {
  const whole = row.has('texts') ? row.all('texts') : [row.one('text'), ...row.all('displays')]
  if (resource.resourceType !== 'CarePlan') {
    const own = row.has('codings') ? (row.all('codings') as LooseCoding[]) : codingsOf(resource as { code?: unknown })
    return [{ codings: own, texts: whole }]
  }
  const activities = row.each('activity').filter((activity) => activity.one('doNotPerform') !== true)
  const partOf = (each: Row, texts: readonly unknown[]) => ({ codings: each.all('codings') as LooseCoding[], texts })
  return [partOf(row, whole), ...activities.map((activity) => partOf(activity, activity.all('texts')))]
}

type Course = Omit<ProgrammeRecord, 'kind' | 'programme' | 'diet'>

function readRecord(resource: Resource, row: Row, context: Context): Course | null {
  const source = sourceOf(resource.resourceType, row.text('id'))
  const doubtful = (resource as { modifierExtension?: unknown }).modifierExtension !== undefined
  const status = row.code('status') ?? null
  const base = { source, doubtful, status }
  if (resource.resourceType === 'ServiceRequest') return readReferral(row, base, context)
  const plan = resource.resourceType === 'CarePlan'
  if (plan ? !plansStarted.includes(status) || !isOrder(row) : !proceduresStarted.includes(status)) return null
  const started = plan
    ? (readDate(row.text('start')) ?? readDate(row.text('created')))
    : readDate(row.text('performed') ?? row.text('performedStart'))
  const start = within(started, context.asOf)?.day ?? null
  const end = readDate(row.text(plan ? 'end' : 'performedEnd'))?.last ?? null
  const open = plan ? status === 'active' : status === 'in-progress' || status === 'preparation'
  const planned = (start !== null && start > context.asOf) || status === 'preparation'
  const running = open && !planned && (end === null || end >= context.asOf)
  return { ...base, phase: planned ? 'planned' : running ? 'running' : 'over', start, end, authored: null }
}

function isOrder(row: Row): boolean {
  const intent = row.code('intent')
  return intent === undefined || intent === 'plan' || intent === 'order'
}

function readReferral(row: Row, base: Pick<Course, 'source' | 'doubtful' | 'status'>, context: Context): Course | null {
  if (!isReferral(base.status, row.code('intent')) || row.one('doNotPerform') === true) return null
  const authored = within(readDate(row.text('authored')), context.asOf)?.day ?? null
  if (authored !== null && authored > context.asOf) return null
  const start = within(readDate(row.text('start') ?? row.text('moment')), context.asOf)?.day ?? null
  return { ...base, phase: 'referral', start, end: null, authored }
}

/** A draft may still be a proposal, as our own are. */
function isReferral(status: unknown, intent: string | undefined): boolean {
  return status === 'draft' ? intent !== 'option' : referralStatuses.includes(status) && orders.includes(intent)
}
