import type { CodeableConcept } from 'fhir/r4.js'
import type { Indicator, OutcomeLine, Outcomes } from '../../knowledge/service-file/outcome.ts'
import { isShare, namesOf } from '../counts/row.ts'

/** Our own codes, for what FHIR has none. */
export const ownCodes = 'https://remissiewijzer.example/fhir/CodeSystem/outcome-count'

/** What stands where in a group of a measure of a share. @see https://hl7.org/fhir/R4/valueset-measure-population.html "Measure Population Type" */
const ofShare = ['initial-population', 'denominator', 'numerator', 'denominator-exception'] as const

/** The populations of a line by name: those of FHIR where it is a share, else of everybody and our own. */
export function populationsOf(line: OutcomeLine, { quarterly }: Pick<Indicator, 'quarterly'>): readonly string[] {
  if (isShare(line) && !quarterly) return ofShare
  return ['initial-population', ...(line.unit === undefined ? namesOf(line) : ['known']), 'unknown']
}

export function population(name: string): CodeableConcept {
  const isOfFhir = (ofShare as readonly string[]).includes(name)
  return coded(isOfFhir ? 'http://terminology.hl7.org/CodeSystem/measure-population' : ownCodes, name)
}

export function coded(system: string, code: string): CodeableConcept {
  return { coding: [{ system, code }] }
}

/**
 * How the lines are told: shares of which each has a score, or counts without any.
 * @see https://hl7.org/fhir/R4/valueset-measure-scoring.html "Measure Scoring"
 */
export function scoringOf({ lines, quarterly }: Pick<Indicator, 'lines' | 'quarterly'>): 'proportion' | 'cohort' {
  return lines.every(isShare) && !quarterly ? 'proportion' : 'cohort'
}

/** The dimensions by which the lines of an indicator are told apart. */
export function apartBy(
  { quarterly }: Pick<Indicator, 'quarterly'>,
  dimensions: Outcomes['dimensions'],
): readonly string[] {
  return Object.keys(dimensions).filter((name) => !quarterly || name === 'programme')
}
