import type { Expression, Measure } from 'fhir/r4.js'
import type { Language, Service } from '../../knowledge/knowledge.ts'
import type { Indicator, OutcomeLine, Outcomes } from '../../knowledge/service-file/outcome.ts'
import type { Text } from '../../text.ts'
import { apartBy, coded, ownCodes, population, populationsOf, scoringOf } from './populations.ts'

/** Where measures have their canonical address: a name, not a place to ask. */
const canonical = 'https://remissiewijzer.example/fhir'

/** An indicator as a FHIR Measure: a group for each of its lines, told apart by a stratifier for each dimension. Ours are drafts. */
export function measureOf(
  indicator: Indicator,
  { dimensions }: Pick<Outcomes, 'dimensions'>,
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
    scoring: coded('http://terminology.hl7.org/CodeSystem/measure-scoring', scoringOf(indicator)),
    type: [coded('http://terminology.hl7.org/CodeSystem/measure-type', 'outcome')],
    group: lines.map((line) => ({
      code: { coding: [{ system: ownCodes, code: line.name }], text: line.title[language] },
      population: populationsOf(line, indicator).map((name) => ({
        code: population(name),
        description: meaning(name, line)[language],
        criteria: countedBy(`${line.concept}.${line.result}`),
      })),
      stratifier: apartBy(indicator, dimensions).map((name) => ({
        code: { ...coded(ownCodes, name), text: dimensions[name]?.title[language] ?? name },
        criteria: countedBy(name),
      })),
    })),
  }
}

/** The canonical address of the measure of an indicator. */
export function measureUrl(service: string, indicator: string): string {
  return `${canonical}/Measure/${service}-${indicator}`
}

/**
 * A concept of the knowledge, or what people are told apart by: in no language that others can run.
 * @see https://hl7.org/fhir/R4/extension-data-absent-reason.html "Data Absent Reason"
 */
function countedBy(expression: string): Expression {
  const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'not-applicable' }]
  // The type asks for a language; FHIR has it that an extension may stand in its place.
  return { _language: { extension }, expression } as unknown as Expression
}

const said: Readonly<Record<string, Text>> = {
  'initial-population': {
    nl: 'Van wie het geteld kan worden: bekend en onbekend',
    en: 'Of whom it can be counted: known and unknown',
  },
  denominator: { nl: 'Dezelfden', en: 'The same' },
  'denominator-exception': {
    nl: 'Onbekend: wat ontbreekt kan het antwoord veranderen',
    en: 'Unknown: what is missing could change the answer',
  },
  known: { nl: 'Van wie het bekend is', en: 'Of whom it is known' },
  no: { nl: 'Niet', en: 'Not' },
}

function meaning(name: string, { title, codes }: OutcomeLine): Text {
  return codes?.[name] ?? said[name === 'unknown' ? 'denominator-exception' : name] ?? title
}
