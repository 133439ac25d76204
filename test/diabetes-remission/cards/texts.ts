import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type {
  CardText,
  Knowledge,
  Language,
  LoadedRule,
  Service,
  SuggestionText,
  Text,
} from '../../../src/knowledge/knowledge.ts'
import { Template } from '../../../src/template/template.ts'
import { serviceId } from '../service.ts'

const root = new URL('../../../cds-services/', import.meta.url)
const languages: readonly Language[] = ['nl', 'en']

/** The real texts of the service, read plainly, with sources and a service of the tests' own. */
export function texts(): { service: Service; knowledge: Knowledge; rules: Map<string, LoadedRule> } {
  const terms = new Map(entries<Text>('terms.yaml'))
  const common = entries<Text>(`${serviceId}/reasons.yaml`)
  const rules = new Map(
    readdirSync(new URL(`${serviceId}/rules`, root)).map((name) => [name, rule(name, common)] as const),
  )
  const service = {
    id: serviceId,
    folder: serviceId,
    topic: {
      system: 'https://remissiewijzer.example/fhir/CodeSystem/topic',
      code: serviceId,
      display: { nl: 'Remissie van diabetes type 2', en: 'Remission of type 2 diabetes' },
    },
    rules: [...rules.values()],
    rankings: [
      {
        name: 'safety',
        indicators: ['critical', 'warning'],
        show: 1,
        silences: [],
        also: { nl: 'Ook van belang', en: 'Also important' },
        cards: [
          { rule: 'tapering-safety' },
          { rule: 'remission-follow-up' },
          { rule: 'blood-pressure-tapering' },
          { rule: 'remission-candidate' },
        ],
      },
      {
        name: 'goal',
        indicators: ['info'],
        show: 1,
        silences: ['declined'],
        cards: [
          { rule: 'remission-status', cards: ['criteria-met'] },
          { rule: 'remission-follow-up' },
          { rule: 'tapering-review' },
          { rule: 'remission-status' },
          { rule: 'remission-candidate' },
          { rule: 'blood-pressure-tapering' },
          { rule: 'metabolic-health' },
        ],
      },
    ],
    overrideReasonSystem: 'https://remissiewijzer.example/fhir/CodeSystem/override-reason',
    suggestions: new Map(
      entries<SuggestionText>(`${serviceId}/suggestions.yaml`).map(
        ([name, { label, description, resource, ...rest }]) => [
          name,
          { ...rest, name, ...(filledLater({ label, description, resource }) as object) },
        ],
      ),
    ),
    overrideReasons: new Map(entries<Text>(`${serviceId}/override-reasons.yaml`)),
  } as unknown as Service
  const sources = new Map([
    ['ndf-2025', source('NDF-standpunt remissie', 'NDF position on remission', '2025-06-23')],
    ['leslie-2021', source('Leslie e.a., Diabetologia', 'Leslie et al., Diabetologia', '2021')],
    ['murdoch-2019', source('Murdoch e.a., BJGP', 'Murdoch et al., BJGP', '2019-10')],
  ])
  return { service, knowledge: { terms, sources } as unknown as Knowledge, rules }
}

function source(nl: string, en: string, date: string): unknown {
  return { title: { nl, en }, date, url: 'https://source.example/document' }
}

function entries<T>(path: string): [string, T][] {
  return Object.entries(parse(readFileSync(new URL(path, root), 'utf8'), { schema: 'core' }) as Record<string, T>)
}

function rule(name: string, common: [string, Text][]): LoadedRule {
  const folder = new URL(`${serviceId}/rules/${name}/cards/`, root)
  const cards = readdirSync(folder)
  return {
    name,
    cards: new Map(cards.map((card) => [card, cardText(folder, card, ['condition'])])),
    reasons: new Map([...common, ...entries<Text>(`${serviceId}/rules/${name}/reasons.yaml`)]),
  } as unknown as LoadedRule
}

function cardText(folder: URL, name: string, resources: readonly string[]): CardText {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, folder), 'utf8')
  const [nl, en] = languages.map((language) => {
    const [summary = '', ...detail] = read(`${language}.md`).split(/^---\n/m)
    return { summary: new Template(summary), detail: new Template(detail.join('---\n')) }
  })
  if (!nl || !en) throw new Error(`${name}: a language is missing`)
  return {
    suggestions: [],
    overrideReasons: [],
    ...(parse(read('card.yaml')) as Pick<CardText, 'indicator' | 'source' | 'selectionBehavior'>),
    name,
    resources,
    summary: { nl: nl.summary, en: en.summary },
    detail: { nl: nl.detail, en: en.detail },
  }
}

/** A value of a suggestion with a template for each of its texts. */
function filledLater(value: unknown): unknown {
  if (typeof value === 'string') return new Template(value)
  if (Array.isArray(value)) return value.map(filledLater)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledLater(item)]))
}
