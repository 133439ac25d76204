import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
  const rules = new Map(readdirSync(new URL(`${serviceId}/rules`, root)).flatMap((name) => withTriggers(name, common)))
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
    overrideReasons: new Map(entries<Text>('override-reasons.yaml')),
  } as unknown as Service
  const sources = new Map([
    ['ndf-2025', source('NDF-standpunt remissie', 'NDF position on remission', '2025-06-23')],
    ['leslie-2021', source('Leslie e.a., Diabetologia', 'Leslie et al., Diabetologia', '2021')],
    ['nhg-dm2-2024', source('NHG-Standaard', 'NHG guideline', '2024')],
    ['practitioner-series', source('Practitioner series', 'Practitioner series', '2022')],
    ['thuisarts-dm2', source('Thuisarts', 'Thuisarts', '2026')],
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

/** A rule behind its triggers. */
function withTriggers(name: string, common: [string, Text][]): [string, LoadedRule][] {
  const at = `${serviceId}/rules/${name}`
  const names = existsSync(new URL(`${at}/triggers`, root)) ? readdirSync(new URL(`${at}/triggers`, root)) : []
  const triggers = names.map((trigger) => ({
    name: trigger,
    partOf: name,
    cards: new Map([['part', cardText(new URL(`${at}/triggers/`, root), trigger, 'part')]]),
    reasons: new Map([...common, ...entries<Text>(`${at}/triggers/${trigger}/reasons.yaml`)]),
  }))
  const folder = new URL(`${at}/cards/`, root)
  const sentences = triggers.flatMap((each) => [...each.reasons].filter(([reason]) => reason === each.name))
  const rule = {
    name,
    partOf: null,
    cards: new Map(readdirSync(folder).map((card) => [card, cardText(folder, card, 'card')])),
    reasons: new Map([...common, ...sentences, ...entries<Text>(`${at}/reasons.yaml`)]),
  }
  return [...triggers, rule].map((each) => [each.name, each as unknown as LoadedRule])
}

function cardText(folder: URL, name: string, file: 'card' | 'part'): CardText {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, folder), 'utf8')
  const [nl, en] = languages.map((language) => {
    const [summary = '', ...detail] = read(`${language}.md`).split(/^---\n/m)
    return { summary: new Template(summary), detail: new Template(detail.join('---\n')) }
  })
  if (!nl || !en) throw new Error(`${name}: a language is missing`)
  return {
    suggestions: [],
    overrideReasons: [],
    ...(parse(read(`${file}.yaml`)) as Pick<CardText, 'indicator' | 'source' | 'selectionBehavior'>),
    ...(file === 'card' && partsIn(read('card.yaml'))),
    name: file === 'card' ? name : file,
    resources: ['condition'],
    summary: { nl: nl.summary, en: en.summary },
    detail: { nl: nl.detail, en: en.detail },
  }
}

/** What `parts` says, with what it may leave out. */
function partsIn(file: string): Pick<CardText, 'parts'> {
  const { parts } = parse(file) as Pick<CardText, 'parts'>
  return parts ? { parts: { ...parts, within: parts.within ?? {} } } : {}
}

/** A value of a suggestion with a template for each of its texts. */
function filledLater(value: unknown): unknown {
  if (typeof value === 'string') return new Template(value)
  if (Array.isArray(value)) return value.map(filledLater)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledLater(item)]))
}
