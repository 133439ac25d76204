import type { Day } from '../../src/calendar.ts'
import { daysAfter } from '../../src/calendar.ts'
import type { Card } from '../../src/cards/card.ts'

/** What somebody was shown on one contact. */
export interface Contact {
  readonly day: Day
  readonly cards: readonly Card[]
}

/** Nobody is to see one text on more than so many days within so many. */
const [mostDays, within] = [2, 90]

/** What one group of people was shown in their year. */
export interface Tally {
  readonly people: number
  readonly contacts: number
  readonly contactsWithCard: number
  /** Of cards that inform, and do not warn. */
  readonly contactsInformed: number
  /** People who saw one text of a card that informs on more than two days within 90. */
  readonly repeats: number
  /** service/rule -> how often a card of it was shown. */
  readonly byRule: ReadonlyMap<string, number>
  /** Words of the text of each card. */
  readonly words: readonly number[]
}

/** Counts the years of people. */
export function tally(years: readonly (readonly Contact[])[], rules: ReadonlyMap<string, string>): Tally {
  const contacts = years.flat()
  const cards = contacts.flatMap((each) => each.cards)
  const byRule = new Map<string, number>()
  for (const { uuid } of cards) {
    const rule = rules.get(uuid) ?? 'not kept'
    byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
  }
  return {
    people: years.length,
    contacts: contacts.length,
    contactsWithCard: contacts.filter((each) => each.cards.length > 0).length,
    contactsInformed: contacts.filter((each) => each.cards.some(({ indicator }) => indicator === 'info')).length,
    repeats: years.filter(isRepeated).length,
    byRule,
    words: cards.map(({ detail }) => wordsIn(detail)).sort((one, other) => one - other),
  }
}

function isRepeated(year: readonly Contact[]): boolean {
  const days = new Map<string, Set<Day>>()
  for (const { day, cards } of year) {
    for (const { indicator, summary, detail } of cards) {
      if (indicator !== 'info') continue
      const text = `${summary}\n${detail}`
      days.set(text, (days.get(text) ?? new Set<Day>()).add(day))
    }
  }
  return [...days.values()].some((shown) => {
    const all = [...shown].sort()
    return all.some((day, at) => {
      const next = all[at + mostDays]
      return next !== undefined && next < daysAfter(day, within)
    })
  })
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
