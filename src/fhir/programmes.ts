import type { Resource } from 'fhir/r4.js'
import type { Knowledge, Recognition } from '../knowledge/knowledge.ts'
import { codingsOf, fold, hasBeginning, type LooseCoding, wordAt } from './coding.ts'
import { within } from './conditions.ts'
import type { Context } from './context.ts'
import { readDate } from './day.ts'
import { lexiconOf, viewOf } from './lexicon.ts'
import type { ProgrammeRecord } from './record.ts'
import { sourceOf, whose } from './reference.ts'
import type { Row } from './view.ts'

const diets = ['none', 'healthy', 'low-carbohydrate', 'very-low-calorie'] as const
const orders: readonly unknown[] = ['plan', 'order', 'original-order', 'reflex-order', 'filler-order', 'instance-order']
const referralStatuses: readonly unknown[] = ['active', 'on-hold', 'completed']
const plansStarted: readonly unknown[] = ['active', 'on-hold', 'completed', 'revoked']
const proceduresStarted: readonly unknown[] = ['in-progress', 'on-hold', 'stopped', 'completed', 'preparation']

/**
 * Reads lifestyle programmes and diets from CarePlan, Procedure and ServiceRequest, by code and by words.
 * @see clinical-details.md sections 4 and 11, "Programmes"
 */
export function readProgrammes(
  resources: readonly Resource[],
  knowledge: Knowledge,
  context: Context,
): ProgrammeRecord[] {
  return resources.flatMap((resource) => {
    const row = viewOf(lexiconOf(knowledge), resource.resourceType)(resource)
    if (whose(row.one('subject'), context.patientId) !== 'this-patient') return []
    const recognised = recognise(resource, row, knowledge)
    const record = recognised && readRecord(resource, row, context)
    return record ? [{ kind: 'programme', ...recognised, ...record }] : []
  })
}

/** A code with its words; of a CarePlan its title and category, and each activity. */
interface Part {
  readonly codings: readonly LooseCoding[]
  readonly texts: readonly unknown[]
}

/** Which programme or diet a resource speaks of; of several diets the strictest. */
function recognise(
  resource: Resource,
  row: Row,
  knowledge: Knowledge,
): Pick<ProgrammeRecord, 'programme' | 'diet'> | null {
  const found = partsOf(resource, row).flatMap((part) => [
    ...coded(part, resource.resourceType === 'ServiceRequest', knowledge),
    ...worded(part, knowledge),
  ])
  if (found.length === 0) return null
  const strictest = found.reduce((most, { diet }) => Math.max(most, diets.indexOf(diet)), 0)
  const programme = found.find((each) => each.programme !== null)?.programme ?? null
  return { programme, diet: diets[strictest] ?? 'healthy' }
}

/** A code that says "referred" is a programme only where someone is referred. */
function coded({ codings }: Part, referral: boolean, knowledge: Knowledge): readonly Recognition[] {
  const rows = lexiconOf(knowledge).recognitions.findAll(codings)
  return rows.filter(({ mark }) => referral || mark !== 'referral').map(({ recognition }) => recognition)
}

function worded({ codings, texts }: Part, knowledge: Knowledge): readonly Recognition[] {
  const loinc = knowledge.codes.systems.get('loinc') ?? []
  const isLaboratory = codings.some(({ system }) => typeof system === 'string' && loinc.includes(system))
  const said = isLaboratory ? [] : texts.filter((text) => typeof text === 'string').map(fold)
  return knowledge.recognitions.filter((each) => said.some((text) => speaksOf(text, each)))
}

function speaksOf(text: string, { phrases, beginnings, unless }: Recognition): boolean {
  if (unless?.some((word) => text.includes(fold(word)))) return false
  return (
    phrases.some((phrase) => wordAt(text, fold(phrase)) >= 0) ||
    beginnings.some((beginning) => hasBeginning(text, fold(beginning)))
  )
}

function partsOf(resource: Resource, row: Row): readonly Part[] {
  const whole = row.has('texts') ? row.all('texts') : [row.one('text'), ...row.all('displays')]
  if (resource.resourceType !== 'CarePlan') {
    return [{ codings: codingsOf(resource as { code?: unknown }), texts: whole }]
  }
  const activities = row.each('activity').filter((activity) => activity.one('doNotPerform') !== true)
  const partOf = (each: Row, texts: readonly unknown[]) => ({ codings: each.all('codings') as LooseCoding[], texts })
  return [partOf(row, whole), ...activities.map((activity) => partOf(activity, activity.all('texts')))]
}

type Course = Omit<ProgrammeRecord, 'kind' | 'programme' | 'diet'>

function readRecord(resource: Resource, row: Row, context: Context): Course | null {
  const source = sourceOf(resource.resourceType, row.text('id'))
  const doubtful = (resource as { modifierExtension?: unknown }).modifierExtension !== undefined
  const status = row.text('status') ?? null
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
  const intent = row.one('intent')
  return intent === undefined || intent === 'plan' || intent === 'order'
}

function readReferral(row: Row, base: Pick<Course, 'source' | 'doubtful' | 'status'>, context: Context): Course | null {
  if (
    !referralStatuses.includes(base.status) ||
    !orders.includes(row.one('intent')) ||
    row.one('doNotPerform') === true
  )
    return null
  const authored = within(readDate(row.text('authored')), context.asOf)?.day ?? null
  if (authored !== null && authored > context.asOf) return null
  const start = within(readDate(row.text('start') ?? row.text('moment')), context.asOf)?.day ?? null
  return { ...base, phase: 'referral', start, end: null, authored }
}
