import type { Coding, Element, HealthcareService, Identifier, Measure, PlanDefinition } from 'fhir/r4.js'
import { byAddress, byCode, byMoment, byWords, type Searching } from './matching.ts'

/** The parameters of each type that can be searched, by name. @see docs/integration.md#13-the-directory */
export interface Searches {
  readonly HealthcareService: Readonly<Record<string, Searching<HealthcareService>>>
  readonly PlanDefinition: Readonly<Record<string, Searching<PlanDefinition>>>
  readonly Measure: Readonly<Record<string, Searching<Measure>>>
}

type Shared = Pick<HealthcareService, 'id' | 'meta'>

const shared = {
  _id: byCode(({ id }: Shared) => (id === undefined ? [] : [{ code: id }])),
  _lastUpdated: byMoment(({ meta }: Shared) => meta?.lastUpdated),
}

/** The words of a text and of its translations. */
function wordsOf(text: string | undefined, element: Element | undefined): readonly string[] {
  const parts = (element?.extension ?? []).flatMap(({ extension = [] }) => extension)
  const translated = parts.flatMap(({ url, valueString }) => (url === 'content' && valueString ? [valueString] : []))
  return [...(text === undefined ? [] : [text]), ...translated]
}

/** `coverage-area` and `location` find by name, as no Location can be read by itself. @see docs/decisions/directory.md */
export const searches: Searches = {
  HealthcareService: {
    ...shared,
    active: byCode(({ active }) => [{ code: String(active) }]),
    'coverage-area': byWords(({ coverageArea = [] }) => coverageArea.flatMap(({ display }) => names(display))),
    identifier: byCode(({ identifier = [] }) => identifier.map(codingOf)),
    location: byWords(({ location = [] }) => location.flatMap(({ display }) => names(display))),
    name: byWords(({ name, _name }) => wordsOf(name, _name)),
    'service-category': byCode(({ category = [] }) => category.flatMap(({ coding = [] }) => coding)),
  },
  PlanDefinition: {
    ...shared,
    identifier: byCode(({ identifier = [] }) => identifier.map(codingOf)),
    name: byWords(({ name }) => wordsOf(name, undefined)),
    status: byCode(({ status }) => [{ code: status }]),
    title: byWords(({ title, _title }) => wordsOf(title, _title)),
    topic: byCode(({ topic = [] }) => topic.flatMap(({ coding = [] }) => coding)),
  },
  Measure: {
    ...shared,
    name: byWords(({ name }) => wordsOf(name, undefined)),
    status: byCode(({ status }) => [{ code: status }]),
    title: byWords(({ title, _title }) => wordsOf(title, _title)),
    url: byAddress(({ url }) => url),
    version: byCode(({ version }) => (version === undefined ? [] : [{ code: version }])),
  },
}

/** Each name of a list of areas in one text. */
function names(display: string | undefined): readonly string[] {
  return display?.split(', ') ?? []
}

function codingOf({ system, value }: Identifier): Coding {
  return { ...(system !== undefined && { system }), ...(value !== undefined && { code: value }) }
}
