import type { Resource } from 'fhir/r4.js'
import { monthsAfter } from '../../calendar.ts'
import { summaryLine } from '../../cards/compose.ts'
import type { Evaluation } from '../../engine/decide.ts'
import type { Knowledge, Language, Population, Service, Text } from '../../knowledge/knowledge.ts'
import { valueOn } from '../../knowledge/services/in-force.ts'
import type { Fact } from '../../patient/fact.ts'
import type { Explanation } from '../../why/explanation.ts'
import { lastContact } from './contact.ts'
import type { Listed, ToldValue, WorklistRow } from './row.ts'
import { type Found, standingsOf } from './standing.ts'

/** Somebody who was judged. */
export interface JudgedPerson {
  readonly id: string
  readonly resources: readonly Resource[]
  readonly incomplete: readonly string[]
  readonly evaluations: readonly Evaluation[]
  readonly explanation: Explanation
}

/** With what a worklist is written: in `language` cards are written already. */
export interface ListedWith {
  readonly knowledge: Knowledge
  readonly language: Language
  /** Whether it says what people are called. */
  readonly isIdentified: boolean
}

/** The row of somebody in the worklist, and where it stands; null for who is not listed. */
export function listedOf(
  person: JudgedPerson,
  service: Service,
  population: Population,
  listedWith: ListedWith,
): Listed | null {
  const { knowledge, isIdentified } = listedWith
  const { explanation, evaluations, incomplete, id, resources } = person
  const { asOf, facts } = explanation
  const { worklist } = population
  if (!worklist) return null
  const limit = (name: string) => {
    const parameter = worklist.values.get(name)
    return (parameter && valueOn(parameter, asOf)?.value) ?? null
  }
  const [older, unseen] = [limit('olderFrom'), limit('notSeenFor')]
  const age = ageIn(facts)
  const [first, ...others] = standingsOf(
    {
      evaluations,
      isIncomplete: incomplete.length > 0,
      isOlder: age !== null && older !== null && age >= older,
      measured: new Set(facts.map(({ fact }) => fact)),
    },
    population,
  )
  if (!first) return null
  const contact = lastContact(resources, asOf)
  const told = new Set(explanation.decisions.flatMap(({ missing }) => missing))
  const row: WorklistRow = {
    patient: id,
    ...(isIdentified && named(resources)),
    service: service.id,
    age,
    why: whyOf(first, explanation, id, listedWith),
    also: others.map(({ section }) => worklist.sections[section]?.title ?? { nl: '', en: '' }),
    values: worklist.facts.flatMap((name) => newest(name, facts, knowledge)),
    drugs: [...new Set((explanation.course?.drugs ?? []).filter(({ inUse }) => inUse).map(({ name }) => name))],
    programmes: (explanation.programmes ?? []).filter(({ fits }) => fits).map(({ name }) => name),
    missing: [...told].map((code) => wordsFor(code, knowledge)),
    contact,
    isLost: contact !== null && unseen !== null && monthsAfter(contact, unseen) < asOf,
    isOrdered: first.evaluation.decision.notShown !== null && worklist.sections[first.section]?.despite !== 'all',
    incomplete,
  }
  const { section, indicator, place, band } = first
  return { section, indicator, place, band, row }
}

function ageIn(facts: readonly Fact[]): number | null {
  const age = facts.find(({ fact }) => fact === 'birth-date')?.value
  return typeof age === 'number' ? age : null
}

/** The card in one line, or the sentence of the reason where no card is asked for. A card that is shown has its line already, in one language. */
function whyOf(
  { card, evaluation: { rule, decision } }: Found,
  { decisions, cards, asOf }: Explanation,
  id: string,
  { knowledge, language }: ListedWith,
): Text {
  if (!card) return rule.reasons.get(decision.reason) ?? { nl: '', en: '' }
  const uuid = decisions.find((each) => each.rule === rule.name)?.card
  const written = cards.find((each) => each.uuid === uuid)?.summary
  const line = (other: Language) =>
    other === language && written !== undefined ? written : summaryLine(card, knowledge, { id, asOf }, other)
  return { nl: line('nl'), en: line('en') }
}

function newest(name: string, facts: readonly Fact[], knowledge: Knowledge): readonly ToldValue[] {
  const own = facts.filter(({ fact, used, value }) => fact === name && used && typeof value === 'number')
  const last = own.reduce<Fact | null>(
    (one, other) => ((other.date ?? '') > (one?.date ?? '') ? other : (one ?? other)),
    null,
  )
  if (!last || typeof last.value !== 'number') return []
  const value = `${last.comparator ?? ''}${last.value}`
  return [
    { name: wordsFor(name, knowledge), value, unit: wordsFor(last.unit ?? '', knowledge, 'unit'), day: last.date },
  ]
}

function wordsFor(code: string, { terms }: Knowledge, kind = 'measure'): Text {
  return terms.get(`${kind}.${code}`) ?? terms.get(code) ?? { nl: code, en: code }
}

/** Name and day of birth as they are recorded. */
function named(resources: readonly Resource[]): { readonly name: string; readonly born: string } {
  const { name, birthDate } = (resources.find(({ resourceType }) => resourceType === 'Patient') ?? {}) as {
    readonly name?: readonly {
      readonly text?: string
      readonly given?: readonly string[]
      readonly prefix?: readonly string[]
      readonly family?: string
    }[]
    readonly birthDate?: string
  }
  const [first] = Array.isArray(name) ? name : []
  const parts = [...(first?.given ?? []), first?.family ?? '']
  return { name: first?.text ?? parts.join(' ').trim(), born: birthDate ?? '' }
}
