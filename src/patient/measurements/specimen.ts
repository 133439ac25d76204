import type { Resource, Specimen } from 'fhir/r4.js'
import type { Row } from '../../fhir/view.ts'
import type { Dictionary, Mark } from '../../knowledge/dictionary.ts'
import type { LooseCoding } from '../coding.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import { unmarked } from './marks.ts'

/**
 * The marks that the specimen says to which an Observation refers, contained in it or delivered beside it: by a code, or by a long
 * enough duration.
 * @see docs/reading.md#fasting-and-venous
 */
export function marksOfSpecimen(
  reference: unknown,
  within: Resource,
  dictionary: Dictionary,
  context: Context,
): ReadonlySet<string> {
  const specimen = context.addresses.find(reference, 'Specimen', within) as Specimen | undefined
  return specimen ? context.specimenMarks.of(specimen, () => readMarks(specimen, dictionary, context)) : unmarked
}

function readMarks(specimen: Specimen, dictionary: Dictionary, context: Context): ReadonlySet<string> {
  const { findings, views } = lexiconOf(dictionary)
  const row = viewOf({ views }, 'Specimen')(specimen)
  const says = ({ specimen }: Mark): boolean => {
    if (!specimen) return false
    const codings = row.all(specimen.codes) as LooseCoding[]
    if (codings.some((coding) => findings.find(coding).some(({ list }) => list === specimen.list))) return true
    const hours = hoursOf(row, specimen.duration)
    const least = context.values[specimen.from]
    return hours !== null && least !== undefined && hours >= least
  }
  return new Set([...dictionary.codes.marks.values()].filter(says).map(({ name }) => name))
}

/** How long it was, at least; null when that is not said in a unit of time. */
function hoursOf(row: Row, column: string): number | null {
  const duration = row.one(column)
  const comparator = row.one(`${column}Comparator`)
  const known = (unit: unknown) => (typeof unit === 'string' ? unitsPerHour.get(unit.trim()) : undefined)
  const perHour = row
    .all(`${column}Unit`)
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
