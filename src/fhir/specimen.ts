import type { Resource, Specimen } from 'fhir/r4.js'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { LooseCoding } from './coding.ts'
import type { Context } from './context.ts'
import { lexiconOf, viewOf } from './lexicon.ts'
import { containedIn, parseReference } from './reference.ts'
import type { Row } from './view.ts'

/**
 * Whether the specimen that an Observation refers to, contained in it or delivered beside it, was taken fasting: a fasting code, or a
 * long enough fasting duration.
 * @see clinical-details.md section 1, "Fasting, venous"
 */
export function isFasting(reference: unknown, within: Resource, knowledge: Knowledge, context: Context): boolean {
  const specimen = resolve(reference, within, context)
  return specimen !== undefined && context.fasted.of(specimen, () => wasFasted(specimen, knowledge, context))
}

function wasFasted(specimen: Specimen, knowledge: Knowledge, context: Context): boolean {
  const lexicon = lexiconOf(knowledge)
  const row = viewOf(lexicon, 'Specimen')(specimen)
  const codings = row.all('fasting') as LooseCoding[]
  if (codings.some((coding) => lexicon.findings.find(coding).some(({ list }) => list === 'fasting'))) return true
  const hours = hoursOf(row)
  return hours !== null && hours >= context.values.fastingFrom
}

/** How long nothing was eaten, at least; null when that is not said in a unit of time. */
function hoursOf(row: Row): number | null {
  const duration = row.one('duration')
  const comparator = row.one('durationComparator')
  const known = (unit: unknown) => (typeof unit === 'string' ? unitsPerHour.get(unit.trim()) : undefined)
  const perHour = row
    .all('durationUnit')
    .map(known)
    .find((each) => each !== undefined)
  if (typeof duration !== 'number' || !perHour || comparator === '<' || comparator === '<=') return null
  return duration / perHour
}

const unitsPerHour: ReadonlyMap<string, number> = new Map([
  ['h', 1],
  ['hour', 1],
  ['hours', 1],
  ['uur', 1],
  ['min', 60],
])

function resolve(reference: unknown, within: Resource, context: Context): Specimen | undefined {
  if (typeof reference !== 'string') return undefined
  if (reference.startsWith('#')) return containedIn(within, 'Specimen', reference) as Specimen | undefined
  const found = parseReference(reference)
  return found?.type === 'Specimen' ? context.specimens.get(found.id) : undefined
}
