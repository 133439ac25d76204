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
} from '../../src/knowledge/knowledge.ts'

const root = new URL('../../cds-services/', import.meta.url)
const languages: readonly Language[] = ['nl', 'en']

/** The real texts of the service, read plainly, with sources and a service of the tests' own. */
export function texts(): { service: Service; knowledge: Knowledge; rules: Map<string, LoadedRule> } {
  const terms = new Map(entries<Text>('terms.yaml'))
  const common = entries<Text>('diabetes-remission/reasons.yaml')
  const rules = new Map(
    [
      'remission-status',
      'remission-candidate',
      'tapering-safety',
      'tapering-review',
      'blood-pressure-tapering',
      'remission-follow-up',
      'metabolic-health',
    ].map((name) => [name, rule(name, common)]),
  )
  const service = {
    id: 'diabetes-remission',
    topic: {
      system: 'https://remissiewijzer.example/fhir/CodeSystem/topic',
      code: 'diabetes-remission',
      display: { nl: 'Remissie van diabetes type 2', en: 'Remission of type 2 diabetes' },
    },
    rules: [...rules.values()],
    ranking: {
      safety: [
        { rule: 'tapering-safety' },
        { rule: 'remission-follow-up' },
        { rule: 'blood-pressure-tapering' },
        { rule: 'remission-candidate' },
      ],
      goal: [
        { rule: 'remission-status', cards: ['criteria-met'] },
        { rule: 'remission-follow-up' },
        { rule: 'tapering-review' },
        { rule: 'remission-status' },
        { rule: 'remission-candidate' },
        { rule: 'blood-pressure-tapering' },
        { rule: 'metabolic-health' },
      ],
    },
    suggestions: new Map(
      entries<SuggestionText>('diabetes-remission/suggestions.yaml').map(([name, text]) => [name, { ...text, name }]),
    ),
    overrideReasons: new Map(entries<Text>('diabetes-remission/override-reasons.yaml')),
  } as unknown as Service
  const sources = new Map([
    ['ndf-2025', source('NDF-standpunt remissie (2025)', 'NDF position on remission (2025)')],
    ['leslie-2021', source('Leslie e.a., Diabetologia (2021)', 'Leslie et al., Diabetologia (2021)')],
    ['murdoch-2019', source('Murdoch e.a., BJGP (2019)', 'Murdoch et al., BJGP (2019)')],
  ])
  return { service, knowledge: { terms, sources } as unknown as Knowledge, rules }
}

function source(nl: string, en: string): unknown {
  return { title: { nl, en }, url: 'https://source.example/document' }
}

function entries<T>(path: string): [string, T][] {
  return Object.entries(parse(readFileSync(new URL(path, root), 'utf8'), { schema: 'core' }) as Record<string, T>)
}

function rule(name: string, common: [string, Text][]): LoadedRule {
  const folder = new URL(`diabetes-remission/${name}/cards/`, root)
  const cards = new Set(readdirSync(folder).map((file) => file.split('.')[0] ?? ''))
  return {
    name,
    cards: new Map([...cards].map((card) => [card, cardText(folder, card)])),
    reasons: new Map([...common, ...entries<Text>(`diabetes-remission/${name}/reasons.yaml`)]),
  } as unknown as LoadedRule
}

function cardText(folder: URL, name: string): CardText {
  const [nl, en] = languages.map((language) => {
    const [, front = '', ...body] = readFileSync(new URL(`${name}.${language}.md`, folder), 'utf8').split(/^---\n/m)
    return { ...(parse(front) as CardText & { summary: unknown }), body: body.join('---\n') }
  })
  if (!nl || !en) throw new Error(`${name}: a language is missing`)
  const { summary, body, ...rest } = nl
  const other: Record<string, unknown> = { ...en }
  for (const [key, value] of Object.entries(rest))
    if (JSON.stringify(other[key]) !== JSON.stringify(value)) throw new Error(`${name}: ${key} differs`)
  return {
    ...rest,
    name,
    summary: { nl: summary, en: en.summary },
    detail: { nl: body, en: en.body },
  } as unknown as CardText
}
