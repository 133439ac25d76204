import type { Resource } from 'fhir/r4.js'
import type { Knowledge, Recognition } from '../knowledge/knowledge.ts'
import { codingsOf, fold, hasBeginning, type LooseCoding, wordAt } from './coding.ts'
import { within } from './conditions.ts'
import type { Context } from './context.ts'
import { readDate } from './day.ts'
import { lexiconOf, viewOf } from './lexicon.ts'
import type { ProgrammeRecord } from './record.ts'
import { whose } from './reference.ts'
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

/** Which programme or diet a resource speaks of; of several diets the strictest. */
function recognise(
  resource: Resource,
  row: Row,
  knowledge: Knowledge,
): Pick<ProgrammeRecord, 'programme' | 'diet'> | null {
  const codings = codingsIn(resource, row)
  const { recognitions } = lexiconOf(knowledge)
  const coded = codings.flatMap((coding) => recognitions.find(coding)).map(({ recognition }) => recognition)
  const loinc = knowledge.codes.systems.get('loinc') ?? []
  const isLaboratory = codings.some(({ system }) => typeof system === 'string' && loinc.includes(system))
  const text = fold(textsIn(row).join(' | '))
  const worded =
    isLaboratory || text.includes('gluco') ? [] : knowledge.recognitions.filter((each) => speaksOf(text, each))
  const found = [...coded, ...worded]
  if (found.length === 0) return null
  const strictest = Math.max(...found.map(({ diet }) => diets.indexOf(diet)))
  const programme = found.find((each) => each.programme !== null)?.programme ?? null
  return { programme, diet: diets[strictest] ?? 'healthy' }
}

function speaksOf(text: string, { phrases, beginnings, unless }: Recognition): boolean {
  if (unless?.some((word) => text.includes(fold(word)))) return false
  return (
    phrases.some((phrase) => wordAt(text, fold(phrase)) >= 0) ||
    beginnings.some((beginning) => hasBeginning(text, fold(beginning)))
  )
}

function codingsIn(resource: Resource, row: Row): readonly LooseCoding[] {
  if (resource.resourceType !== 'CarePlan') return codingsOf(resource as { code?: unknown })
  return [
    ...row.all('codings'),
    ...row.each('activity').flatMap((activity) => activity.all('codings')),
  ] as LooseCoding[]
}

function textsIn(row: Row): readonly string[] {
  const texts = row.has('texts') ? row.all('texts') : [row.one('text'), ...row.all('displays')]
  return texts.filter((text) => typeof text === 'string')
}

type Course = Omit<ProgrammeRecord, 'kind' | 'programme' | 'diet'>

function readRecord(resource: Resource, row: Row, context: Context): Course | null {
  const source = `${resource.resourceType}/${row.text('id') ?? ''}`
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
