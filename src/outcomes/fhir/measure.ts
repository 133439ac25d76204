import type { CodeableConcept, Measure } from 'fhir/r4.js'
import type { Language, Service } from '../../knowledge/knowledge.ts'
import type { Indicator, OutcomeLine } from '../../knowledge/service-file/outcome.ts'
import { isShare } from '../counts/row.ts'

/** Where measures have their canonical address: a name, not a place to ask. */
const canonical = 'https://remissiewijzer.example/fhir'
/** Our own codes, for what FHIR has none. */
export const ownCodes = 'https://remissiewijzer.example/fhir/CodeSystem/outcome-count'

/** What stands where in a group of a measure of a share. @see https://hl7.org/fhir/R4/valueset-measure-population.html "Measure Population Type" */
export const populations = ['initial-population', 'denominator', 'numerator', 'denominator-exception'] as const

/** An indicator as a FHIR Measure: a group for each of its lines. Ours are drafts. */
export function measureOf(
  indicator: Indicator,
  { id, version }: Pick<Service, 'id' | 'version'>,
  language: Language,
): Measure {
  const { origin, title, definition, lines } = indicator
  return {
    resourceType: 'Measure',
    id: `${id}-${indicator.id}`,
    url: measureUrl(id, indicator.id),
    version,
    name: `Outcome${indicator.id}`,
    title: title[language],
    status: origin === 'own' ? 'draft' : 'active',
    experimental: false,
    description: definition[language],
    purpose: `${{ ndf: 'NDF', nhs: 'NHS England', own: 'Remissiewijzer' }[origin]} ${indicator.version}`,
    type: [coded('http://terminology.hl7.org/CodeSystem/measure-type', 'outcome')],
    group: lines.map((line) => ({
      code: { coding: [{ system: ownCodes, code: line.name }], text: line.title[language] },
      population: (isShare(line) ? populations : (['initial-population'] as const)).map((code) => ({
        code: population(code),
        description: meaning(code, line, language),
        // What a population is counted by is a concept of the knowledge, which is no language that others can run.
        criteria: { language: 'text/plain', expression: `${line.concept}.${line.result}` },
      })),
    })),
  }
}

/** The canonical address of the measure of an indicator. */
export function measureUrl(service: string, indicator: string): string {
  return `${canonical}/Measure/${service}-${indicator}`
}

export function population(code: (typeof populations)[number]): CodeableConcept {
  return coded('http://terminology.hl7.org/CodeSystem/measure-population', code)
}

function coded(system: string, code: string): CodeableConcept {
  return { coding: [{ system, code }] }
}

function meaning(code: (typeof populations)[number], { title }: OutcomeLine, language: Language): string {
  const said = {
    'initial-population': {
      nl: 'Van wie het geteld kan worden: bekend en onbekend',
      en: 'Of whom it can be counted: known and unknown',
    },
    denominator: { nl: 'Dezelfden', en: 'The same' },
    numerator: title,
    'denominator-exception': {
      nl: 'Onbekend: wat ontbreekt kan het antwoord veranderen',
      en: 'Unknown: what is missing could change the answer',
    },
  }
  return said[code][language]
}
