import type { FhirResource, Specimen } from 'fhir/r4.js'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { LooseCoding } from './coding.ts'
import type { Context } from './context.ts'
import { lexiconOf, viewOf } from './lexicon.ts'
import { parseReference } from './reference.ts'

/**
 * Whether the specimen that an Observation refers to was taken fasting: a fasting code, or a long enough fasting duration in hours.
 * @see clinical-details.md section 1, "Fasting, venous"
 */
export function isFasting(
  reference: unknown,
  contained: readonly FhirResource[] | undefined,
  knowledge: Knowledge,
  context: Context,
): boolean {
  const specimen = resolve(reference, contained, context)
  if (!specimen) return false
  const lexicon = lexiconOf(knowledge)
  const row = viewOf(lexicon, 'Specimen')(specimen)
  const codings = row.all('fasting') as LooseCoding[]
  if (codings.some((coding) => lexicon.findings.find(coding).some(({ list }) => list === 'fasting'))) return true
  const hours = row.one('duration')
  const unit = row.one('durationUnit')
  return typeof hours === 'number' && (unit === 'h' || unit === 'hour') && hours >= context.values.fastingFrom
}

function resolve(
  reference: unknown,
  contained: readonly FhirResource[] | undefined,
  context: Context,
): Specimen | undefined {
  if (typeof reference !== 'string') return undefined
  if (reference.startsWith('#')) {
    const inside = contained?.find(({ id, resourceType }) => resourceType === 'Specimen' && `#${id}` === reference)
    return inside as Specimen | undefined
  }
  const found = parseReference(reference)
  return found?.type === 'Specimen' ? context.specimens.get(found.id) : undefined
}
