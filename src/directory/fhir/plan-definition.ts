import type { CodeableConcept, PlanDefinition, RelatedArtifact } from 'fhir/r4.js'
import type { Knowledge, Programme } from '../../knowledge/knowledge.ts'
import { eligibility, offered } from './parts.ts'
import { inEnglish } from './translated.ts'

const ours = 'https://remissiewijzer.example/fhir'
/** The system of a code for whom a programme is. */
export const audienceSystem = `${ours}/CodeSystem/programme-audience`

/** The canonical URL of a programme. */
export function canonicalOf(id: string): string {
  return `${ours}/PlanDefinition/${id}`
}

/** A national programme. @see https://hl7.org/fhir/R4/plandefinition.html#resource "Resource Content" */
export function planDefinition(programme: Programme, knowledge: Knowledge): PlanDefinition {
  const { id, name, who, checkedOn, listing } = programme
  const [title, description] = [inEnglish(name), inEnglish(who)]
  const topic = audiences(listing.audiences, knowledge)
  const relatedArtifact = related(programme, knowledge)
  return {
    resourceType: 'PlanDefinition',
    id,
    ...(checkedOn !== null && { meta: { lastUpdated: momentOf(checkedOn) } }),
    extension: [eligibility(programme, knowledge), offered(programme)],
    url: canonicalOf(id),
    identifier: [identifierOf(id, knowledge)],
    name: computerName(id),
    title: name.nl,
    ...(title && { _title: title }),
    status: 'active',
    ...(checkedOn !== null && { date: checkedOn, lastReviewDate: checkedOn }),
    description: who.nl,
    ...(description && { _description: description }),
    ...(topic.length > 0 && { topic }),
    jurisdiction: [{ coding: [{ system: 'urn:iso:std:iso:3166', code: 'NL' }] }],
    ...(relatedArtifact.length > 0 && { relatedArtifact }),
  }
}

function related({ source, evidence, url }: Programme, { sources }: Knowledge): RelatedArtifact[] {
  const cited = sources.get(source)
  return [
    ...(cited
      ? [
          {
            type: 'citation' as const,
            display: `${cited.publisher}: ${cited.title.nl} (${cited.date}). ${evidence.nl}`,
            url: cited.url,
          },
        ]
      : []),
    ...(url === null ? [] : [{ type: 'documentation' as const, url }]),
  ]
}

/** Under our own code system for programmes, as in referrals that a card drafts. */
export function identifierOf(value: string, { codes }: Pick<Knowledge, 'codes'>) {
  const [system] = codes.systems.get('programme') ?? []
  return { ...(system !== undefined && { system }), value }
}

/** For whom it is, as codes with their Dutch words. */
export function audiences(values: readonly string[], { facets }: Pick<Knowledge, 'facets'>): CodeableConcept[] {
  return values.map((code) => {
    const words = facets.audiences.get(code)?.nl
    return { coding: [{ system: audienceSystem, code, ...(words !== undefined && { display: words }) }] }
  })
}

/** The beginning of a day, as FHIR writes a moment. */
export function momentOf(day: string): string {
  return `${day}T00:00:00Z`
}

/** A name for programs: a letter first, then letters and digits. */
function computerName(id: string): string {
  return `Programme${id
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}`
}
