import { randomUUID } from 'node:crypto'
import type { Resource } from 'fhir/r4.js'
import type { Day } from '../fhir/day.ts'
import type { CardText, Knowledge, Language, Service, Source } from '../knowledge/knowledge.ts'
import { type Card, summaryLimit } from './card.ts'
import type { Evaluation } from './decide.ts'
import { inMarkdown, inPlainText, shorten } from './inert.ts'
import { given, isCut, ours, type Presented, present } from './present.ts'
import { type Asked, concernsSafety, isSafety, rank } from './rank.ts'
import type { NotShown } from './rule.ts'
import { suggest } from './suggestion.ts'
import { fill, TemplateFault, type View } from './template.ts'

/** The cards of a call, and what became of the card of each rule that asked for one. */
export interface Composed {
  readonly cards: readonly Card[]
  /** rule -> uuid of its card. */
  readonly shown: ReadonlyMap<string, string>
  readonly notShown: ReadonlyMap<string, NotShown>
}

/** About whom, and on which day. */
export interface Whose {
  readonly id: string
  readonly asOf: Day
}

export const overrideReasonSystem = 'https://remissiewijzer.example/fhir/CodeSystem/override-reason'

/**
 * Makes the cards of a call: at most one safety card, first, and one goal card, in the reader's language. A rule that is silenced
 * makes no goal card, and leaves the place to another; what warns is never silenced.
 * @throws TemplateFault when a text asks for something that the decision does not show
 * @see clinical-details.md section 9 and CDS Hooks, "Card attributes"
 */
export function compose(
  service: Service,
  knowledge: Knowledge,
  patient: Whose,
  evaluations: readonly Evaluation[],
  language: Language,
  silenced: ReadonlyMap<string, NotShown> = new Map(),
): Composed {
  const wanting = evaluations.flatMap(asking)
  const silence = (asked: Asked) => (isSafety(asked) ? undefined : silenced.get(asked.evaluation.rule.name))
  const heard = wanting.filter((asked) => !silence(asked))
  const { best, others } = rank(heard, service.ranking)
  const made = best.map((asked) => {
    const card = written(asked, service, knowledge, patient, language)
    const also = alsoSaid(others.filter(isNamedOn(asked, service.ranking)), knowledge, language)
    const cut = isCut(asked.request.view) ? `\n\n*${had(knowledge.terms, 'list-cut', 'a term')[language]}*` : ''
    return { rule: asked.evaluation.rule.name, card: { ...card, detail: `${also}${card.detail}${cut}` } }
  })
  const silent = evaluations.flatMap(({ rule, decision }): [string, NotShown][] =>
    decision.outcome === 'recommend' && decision.notShown ? [[rule.name, decision.notShown]] : [],
  )
  const refused = wanting.flatMap((asked): [string, NotShown][] => {
    const why = silence(asked)
    return why ? [[asked.evaluation.rule.name, why]] : []
  })
  const beaten = others.map(({ evaluation }): [string, NotShown] => [evaluation.rule.name, 'another-card-first'])
  return {
    cards: made.map(({ card }) => card),
    shown: new Map(made.map(({ rule, card }) => [rule, card.uuid])),
    notShown: new Map([...silent, ...refused, ...beaten]),
  }
}

/** The card that a decision asks for, unless something of its own keeps it silent. @throws TemplateFault for a card that there is not */
export function asking(evaluation: Evaluation): Asked[] {
  const { rule, decision } = evaluation
  if (decision.outcome === 'not-applicable' || !decision.card) return []
  if (decision.outcome === 'recommend' && decision.notShown) return []
  const text = had(rule.cards, decision.card.name, `a card of ${rule.name}`)
  return [{ evaluation, request: decision.card, text, indicator: decision.card.indicator ?? text.indicator }]
}

function written(
  { evaluation, request, text, indicator }: Asked,
  service: Service,
  knowledge: Knowledge,
  patient: Whose,
  language: Language,
): Card {
  const source = had(knowledge.sources, text.source, 'a source')
  const speech = { language, terms: knowledge.terms }
  const resources = request.resources ?? {}
  const view: View = {
    ...(present(request.view, '', speech) as View),
    proposed: evaluation.values.some(({ status }) => status === 'proposed'),
    source: ours(source.title[language]),
    patient: { reference: given(`Patient/${patient.id}`) },
    today: present(patient.asOf, 'today', speech),
    resources: Object.fromEntries(Object.entries(resources).map(([name, one]) => [name, reference(one)])),
  }
  const suggestions = text.suggestions.flatMap((name) =>
    suggest(had(service.suggestions, name, 'a suggestion'), view, resources, language),
  )
  return {
    uuid: randomUUID(),
    summary: summary(text, view, language),
    detail: fill(text.detail[language], view, inMarkdown)
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    indicator,
    source: { label: source.title[language], url: source.url, topic: topic(service, language) },
    ...(suggestions.length > 0 && { suggestions, selectionBehavior: text.selectionBehavior }),
    ...(text.overrideReasons.length > 0 && { overrideReasons: reasons(text, service, language) }),
    links: [link(source, language)],
  }
}

/** Of a summary with several lines the first that is not empty. */
function summary(text: CardText, view: View, language: Language): string {
  const lines = fill(text.summary[language], view, inPlainText).split('\n')
  const first = lines.map((line) => line.replace(/\s+/g, ' ').trim()).find((line) => line !== '')
  if (!first) throw new TemplateFault(`card ${text.name}: every line of the summary is empty`)
  return shorten(first, summaryLimit - 1)
}

function reasons({ overrideReasons }: CardText, service: Service, language: Language): Card['overrideReasons'] {
  return overrideReasons.map((code) => ({
    code,
    system: overrideReasonSystem,
    display: had(service.overrideReasons, code, 'an override reason')[language],
  }))
}

function topic({ topic: { system, code, display } }: Service, language: Language): Card['source']['topic'] {
  return { system, code, display: display[language] }
}

function link(source: Source, language: Language): Card['links'][number] {
  return { label: source.title[language], url: source.url, type: 'absolute' }
}

function reference({ resourceType, id }: Resource): Presented {
  return id ? { reference: given(`${resourceType}/${id}`) } : null
}

/** What concerns safety is named on the card of its kind that is shown. @see clinical-details.md section 9 */
function isNamedOn(shown: Asked, { safety }: Service['ranking']): (other: Asked) => boolean {
  return (other) => isSafety(other) === isSafety(shown) && (isSafety(other) || concernsSafety(other, safety))
}

/** The sentences of cards that are not shown, on one line above the text of the card that is. */
function alsoSaid(others: readonly Asked[], { terms }: Knowledge, language: Language): string {
  if (others.length === 0) return ''
  const sentences = others.map(
    ({ evaluation: { rule, decision } }) => had(rule.reasons, decision.reason, `a reason of ${rule.name}`)[language],
  )
  return `**${had(terms, 'also-safety', 'a term')[language]}:** ${sentences.join(' ')}\n\n`
}

function had<T>(map: ReadonlyMap<string, T>, name: string, what: string): T {
  const found = map.get(name)
  if (found === undefined) throw new TemplateFault(`"${name}" is asked for as ${what}, and there is none`)
  return found
}
