import type { HealthcareService, Location } from 'fhir/r4.js'
import type { Knowledge, Programme } from '../../knowledge/knowledge.ts'
import { eligibility, offered } from './parts.ts'
import { audiences, canonicalOf, identifierOf, momentOf } from './plan-definition.ts'
import { inEnglish } from './translated.ts'

/** The extension with the PlanDefinition of which an offer is a local form. */
export const instantiatesUrl = 'https://remissiewijzer.example/fhir/StructureDefinition/instantiates'

/** What a region offers. @see https://hl7.org/fhir/R4/healthcareservice.html#resource "Resource Content" */
export function offeredService(programme: Programme, knowledge: Knowledge): HealthcareService {
  const { id, name, who, area, url, checkedOn, variantOf, languages, listing, local } = programme
  const places = placesOf(programme)
  const [named, comment] = [inEnglish(name), inEnglish(who)]
  const telecom = [
    ...(local?.phone === undefined ? [] : [{ system: 'phone' as const, value: local.phone }]),
    ...(url === null ? [] : [{ system: 'url' as const, value: url }]),
  ]
  const category = audiences(listing.audiences, knowledge)
  return {
    resourceType: 'HealthcareService',
    id,
    ...(checkedOn !== null && { meta: { lastUpdated: momentOf(checkedOn) } }),
    ...(places.length > 0 && { contained: places }),
    extension: [
      eligibility(programme, knowledge),
      offered(programme),
      ...(variantOf === undefined ? [] : [{ url: instantiatesUrl, valueCanonical: canonicalOf(variantOf) }]),
    ],
    identifier: [identifierOf(id, knowledge)],
    active: true,
    ...(local?.provider !== undefined && { providedBy: { display: local.provider } }),
    ...(category.length > 0 && { category }),
    ...(places.length > 0 && {
      location: places.map(({ id, name }) => ({ reference: `#${id}`, ...(name !== undefined && { display: name }) })),
    }),
    name: name.nl,
    ...(named && { _name: named }),
    comment: who.nl,
    ...(comment && { _comment: comment }),
    ...(telecom.length > 0 && { telecom }),
    ...(area !== undefined && { coverageArea: [{ display: area }] }),
    ...(languages && {
      communication: languages.map((code) => ({ coding: [{ system: 'urn:ietf:bcp:47', code }] })),
    }),
  }
}

function placesOf({ local }: Programme): Location[] {
  const { municipalities = [], position } = local ?? {}
  const named: Location[] = municipalities.map((name, index) => ({
    resourceType: 'Location',
    id: `place-${index + 1}`,
    name,
    ...(index === 0 && position && { position }),
  }))
  return named.length === 0 && position ? [{ resourceType: 'Location', id: 'place-1', position }] : named
}
