import type { Resource } from 'fhir/r4.js'
import type { Steps } from '../../budget/work.ts'
import { readDate } from '../../calendar.ts'
import { sourceOf, whose } from '../../fhir/reference.ts'
import type { Row } from '../../fhir/view.ts'
import { fold } from '../../knowledge/codes/folded-text.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { within } from '../coded/conditions.ts'
import { codingsOf, type LooseCoding } from '../coding.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import type { RequestRecord } from './request.ts'

/** Types of resources that ask for something, with what their statuses mean; one with any other status asks for nothing any more. */
const phases: Readonly<Record<string, Readonly<Record<string, RequestRecord['phase']>>>> = {
  ServiceRequest: { draft: 'draft', active: 'open', completed: 'done' },
  Task: {
    draft: 'draft',
    requested: 'open',
    received: 'open',
    accepted: 'open',
    ready: 'open',
    'in-progress': 'open',
    completed: 'done',
  },
  Goal: { proposed: 'open', planned: 'open', accepted: 'open', active: 'open', 'on-hold': 'open' },
}

/** Types of resources that ask for something. */
export const requestTypes = Object.keys(phases)

/** Columns that date one, the first that is there. */
const dates: Readonly<Record<string, readonly string[]>> = {
  ServiceRequest: ['authored', 'start', 'moment'],
  Task: ['modified', 'authored'],
  Goal: ['statusDate', 'start'],
}

/** Reads orders, tasks and goals that ask for something of `codes/requests.yaml`. @see docs/reading.md#requests */
export function* readRequests(
  resources: readonly Resource[],
  dictionary: Dictionary,
  context: Context,
): Steps<RequestRecord[]> {
  const records: RequestRecord[] = []
  for (const resource of resources) {
    yield
    records.push(...readRequest(resource, dictionary, context))
  }
  return records
}

function readRequest(resource: Resource, dictionary: Dictionary, context: Context): readonly RequestRecord[] {
  const { resourceType: type } = resource
  const row = viewOf(lexiconOf(dictionary), type)(resource)
  const phase = phases[type]?.[row.code(type === 'Goal' ? 'lifecycle' : 'status') ?? '']
  if (!phase || whose(row.one('subject'), context.patientId) !== 'this-patient' || isTurned(row)) return []
  const columns = type === 'Task' && phase === 'done' ? ['end', ...(dates[type] ?? [])] : (dates[type] ?? [])
  const date = columns.map((column) => row.has(column) && readDate(row.text(column))).find(Boolean) || null
  const day = within(date, context.asOf)?.day ?? null
  if (day !== null && day > context.asOf) return []
  const source = sourceOf(type, row.text('id'))
  return namesIn(resource, row, dictionary).map((name) => ({ kind: 'request', name, phase, day, source }))
}

/** What a draft would ask for. */
export function requestedBy(draft: Resource, dictionary: Dictionary): readonly string[] {
  if (!(draft.resourceType in phases)) return []
  return namesIn(draft, viewOf(lexiconOf(dictionary), draft.resourceType)(draft), dictionary)
}

/** Whether what it asks for may be the opposite: such a one must silence nothing. */
function isTurned(row: Row): boolean {
  return row.all('modifiers').length > 0 || (row.has('doNotPerform') && row.one('doNotPerform') === true)
}

function namesIn(resource: Resource, row: Row, dictionary: Dictionary): readonly string[] {
  const { requests } = lexiconOf(dictionary)
  const isGoal = resource.resourceType === 'Goal'
  const codings = isGoal ? (row.all('targets') as LooseCoding[]) : codingsOf(resource as { code?: unknown })
  const texts = row.all('texts').flatMap((text) => (typeof text === 'string' ? [fold(text)] : []))
  const coded = requests.codes.findAll(codings).filter(({ as }) => as === resource.resourceType)
  const worded = requests.sought.filter(
    (each) =>
      each.as === resource.resourceType &&
      texts.some((text) => each.texts.includes(text) || each.words.some((word) => text.includes(word))),
  )
  return [...new Set([...coded, ...worded].map(({ name }) => name))]
}
