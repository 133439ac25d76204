import { randomUUID } from 'node:crypto'
import type { Day } from '../calendar.ts'
import type { Evaluation } from '../engine/decide.ts'
import type { NotShown } from '../engine/decision.ts'
import type { Silence } from '../engine/silence.ts'
import { type WantedCard, wantedCards } from '../engine/wanted-card.ts'
import type { CardText, Knowledge, Language, Service, Source, Text } from '../knowledge/knowledge.ts'
import { ownTerms } from '../knowledge/own-terms.ts'
import { requestedBy } from '../patient/requests/requests.ts'
import { TemplateFault } from '../template/words.ts'
import type { Card, Suggestion } from './card.ts'
import { dated, written as writtenDay } from './notation.ts'
import { offered } from './offered.ts'
import { parted, viewOfParts } from './parts.ts'
import { isCut, type Speech } from './present.ts'
import { alsoOf, type Placed, rank } from './rank.ts'
import { detailOf, summaryOf, viewOf, type Whose } from './written.ts'

export type { Whose } from './written.ts'

/** The cards of a call, and what became of the card of each rule that asked for one. */
export interface Composed {
  readonly cards: readonly Card[]
  /** rule -> uuid of its card. */
  readonly shown: ReadonlyMap<string, string>
  readonly notShown: ReadonlyMap<string, NotShown>
  /** rule -> the day from which its card is shown again, as far as that is known. */
  readonly againFrom: ReadonlyMap<string, Day>
}

/** The ids of the card of a rule, one after the other: of the card, and of what it offers. */
export type IdsOf = (rule: string) => () => string

/**
 * Makes the cards of a call, ranking by ranking as the service orders them, in the reader's language. A rule that is silenced makes no
 * card, and leaves the place to another.
 * @throws TemplateFault when a text asks for something that the decision does not show
 * @see docs/explain.md#which-cards-are-shown; https://cds-hooks.hl7.org/2.0/#card-attributes "Card Attributes"
 */
export function compose(
  service: Service,
  knowledge: Knowledge,
  patient: Whose,
  evaluations: readonly Evaluation[],
  language: Language,
  silenced: ReadonlyMap<string, Silence> = new Map(),
  idsOf: IdsOf = () => randomUUID,
): Composed {
  const wanting = wantedCards(evaluations)
  const silence = (asked: WantedCard) => (restOf(asked) ? undefined : silenced.get(asked.evaluation.rule.name))
  const heard = wanting.flatMap((asked) => restOf(asked) ?? (silence(asked) ? [] : asked))
  const placed = rank(heard, service.rankings)
  const made = placed.flatMap(({ shown, ...rest }) =>
    shown.map((asked, at) => {
      const { card, isCut } = written(asked, service, knowledge, patient, language, idsOf)
      const also = at === 0 ? alsoSaid(rest, service, language) : ''
      const cut = isCut ? `\n\n*${had(knowledge.terms, ownTerms.listCut, 'a term')[language]}*` : ''
      return { rule: asked.evaluation.rule.name, card: { ...card, detail: `${also}${card.detail}${cut}` } }
    }),
  )
  const remark = remarked(evaluations, service, language)
  const silent = evaluations.flatMap(({ rule, decision: { notShown } }): [string, NotShown][] =>
    notShown ? [[rule.name, notShown]] : [],
  )
  const refused = wanting.flatMap((asked): [string, NotShown][] => {
    const why = silence(asked)
    return why ? [[asked.evaluation.rule.name, why.notShown]] : []
  })
  const beaten = placed.flatMap(({ others }) =>
    others.map(({ evaluation }): [string, NotShown] => [evaluation.rule.name, ownTerms.anotherCardFirst]),
  )
  return {
    cards: made.map(({ card }, at) => (at === 0 ? { ...card, detail: `${remark}${card.detail}` } : card)),
    shown: new Map(made.map(({ rule, card }) => [rule, card.uuid])),
    notShown: new Map([...silent, ...refused, ...beaten]),
    againFrom: new Map([
      ...evaluations.flatMap(({ rule, decision: { againFrom } }): [string, Day][] =>
        againFrom === undefined ? [] : [[rule.name, againFrom]],
      ),
      ...refused.flatMap(([rule]): [string, Day][] => {
        const day = silenced.get(rule)?.againFrom
        return day === undefined ? [] : [[rule, day]]
      }),
    ]),
  }

  /** What a card has to say beside a question that was refused; null for one that asks nothing else, or is not refused. */
  function restOf({ request, ...asked }: WantedCard): WantedCard | null {
    const { ifRefused: view } = request
    const isRefused = silenced.get(asked.evaluation.rule.name)?.of === 'question'
    return view && isRefused ? { ...asked, request: { ...request, view } } : null
  }
}

function written(
  asked: WantedCard,
  service: Service,
  knowledge: Knowledge,
  patient: Whose,
  language: Language,
  idsOf: IdsOf,
): Written {
  const { request, text, indicator } = asked
  const nextId = idsOf(asked.evaluation.rule.name)
  const uuid = nextId()
  const { view, parts } = seen(asked, patient, { language, terms: knowledge.terms })
  const told = parts ? parts.told.map(({ part }) => part) : [asked]
  const [source, ...more] = [...new Set(told.map(sourceOf))].map((id) => had(knowledge.sources, id ?? '', 'a source'))
  if (!source) throw new TemplateFault(`card ${text.name}: there is no source`)
  const { underWay = new Set() } = asked.evaluation
  const suggestions = offered(text.suggestions, view, request.resources ?? {}, language, {
    suggestionOf: (name) => had(service.suggestions, name, 'a suggestion'),
    nextId,
    isAsked: (draft) => underWay.size > 0 && requestedBy(draft, knowledge).some((name) => underWay.has(name)),
  })
  const [first, ...others] = suggestions
  const links = [
    ...more.map((each) => ({ label: cited(each, language), url: each.url, type: 'absolute' as const })),
    ...(text.patientLink === undefined ? [] : [forPatients(text.patientLink, knowledge, language)]),
  ]
  const card: Card = {
    uuid,
    summary: summaryOf(text, view, language),
    detail: detailOf(text, view, language),
    indicator,
    source: { label: cited(source, language), url: source.url, topic: topic(service, language) },
    ...(links.length > 0 && { links }),
    ...(first && {
      suggestions: others.length > 0 ? [recommended(first), ...others] : [first],
      selectionBehavior: text.selectionBehavior,
    }),
    ...(text.overrideReasons.length > 0 && { overrideReasons: reasons(text, service, language) }),
  }
  return { card, isCut: [asked, ...asked.parts].some((each) => isCut(each.request.view)) }
}

/** The document behind a card or a part: of a card for some reasons another. */
function sourceOf({ text, evaluation }: Pick<WantedCard, 'text' | 'evaluation'>): string | undefined {
  return text.sourceFor?.[evaluation.decision.reason] ?? text.source
}

/** What a card that is asked for says in one line, whether or not it is shown. @throws TemplateFault as composing it would */
export function summaryLine(asked: WantedCard, knowledge: Knowledge, patient: Whose, language: Language): string {
  return summaryOf(asked.text, seen(asked, patient, { language, terms: knowledge.terms }).view, language)
}

/** What the texts of a card are filled from, with its parts where it has them. */
function seen(asked: WantedCard, patient: Whose, speech: Speech) {
  const parts = asked.text.parts ? parted(asked, asked.text.parts, patient, speech) : null
  return { parts, view: { ...viewOf(asked, patient, speech), ...(parts && viewOfParts(parts, speech)) } }
}

interface Written {
  readonly card: Card
  /** Whether a list is longer than it shows. */
  readonly isCut: boolean
}

function reasons({ overrideReasons }: CardText, service: Service, language: Language): Card['overrideReasons'] {
  return overrideReasons.map((code) => ({
    code,
    system: service.overrideReasonSystem ?? '',
    display: had(service.overrideReasons, code, 'an override reason')[language],
  }))
}

function topic({ topic: { system, code, display } }: Service, language: Language): Card['source']['topic'] {
  return { system, code, display: display[language] }
}

/** A document as a reader finds it again: with its date. Clients show it under the card, so that no text of a card says it once more. */
function cited({ title, date }: Source, language: Language): string {
  return `${title[language]} (${dated(date, language)})`
}

/** Something for the patient to take along. */
function forPatients(id: string, { sources }: Knowledge, language: Language): NonNullable<Card['links']>[number] {
  const source = had(sources, id, 'a document for patients')
  return { label: cited(source, language), url: source.url, type: 'absolute' }
}

/** The first suggestion is the one that the author of the card put first. */
function recommended({ label, uuid, ...rest }: Suggestion): Suggestion {
  return { label, uuid, isRecommended: true, ...rest }
}

/** What is said on the first card whatever it is about. */
function remarked([evaluation]: readonly Evaluation[], { remark }: Service, language: Language): string {
  const said = evaluation?.remark
  if (!remark || !said) return ''
  return said.day === null
    ? `${remark.undated[language]}\n\n`
    : `${remark.dated[language]} ${writtenDay(said.day, language)}.\n\n`
}

/** The sentences of cards that are not shown, each kind on one line above the text of the card that is. */
function alsoSaid({ ranking, others }: Omit<Placed, 'shown'>, { rankings }: Service, language: Language): string {
  const said = new Map<Text, string[]>()
  for (const asked of others) {
    const also = alsoOf(asked, ranking, rankings)
    const { rule, decision } = asked.evaluation
    if (also)
      said.set(also, [
        ...(said.get(also) ?? []),
        had(rule.reasons, decision.reason, `a reason of ${rule.name}`)[language],
      ])
  }
  return [...said].map(([also, sentences]) => `**${also[language]}:** ${sentences.join(' ')}\n\n`).join('')
}

function had<T>(map: ReadonlyMap<string, T>, name: string, what: string): T {
  const found = map.get(name)
  if (found === undefined) throw new TemplateFault(`"${name}" is asked for as ${what}, and there is none`)
  return found
}
