import type { ListedEntries } from '../../../http/public/entries.ts'
import { type Choice, type Filter, filters } from './choice.ts'

/** A programme or offer as the page shows it. */
export type Entry = ListedEntries['entries'][number]

type Answer = 'yes' | 'no' | 'unknown'

/** What fits a choice, and what might: of that something is not known that was chosen. */
export interface Matched {
  readonly found: readonly Entry[]
  readonly unsure: readonly Entry[]
}

/** The entries that fit a choice, in the order in which they are given. */
export function matching(entries: readonly Entry[], choice: Choice): Matched {
  const answers = entries.map((entry) => [entry, answerTo(choice, entry, entries)] as const)
  const of = (wanted: Answer) => answers.filter(([, answer]) => answer === wanted).map(([entry]) => entry)
  return { found: of('yes'), unsure: of('unknown') }
}

/** How many would fit if one part of the choice were dropped: those of which that is any. */
export function ifDropped(
  entries: readonly Entry[],
  choice: Choice,
): readonly (readonly [filter: Filter, count: number])[] {
  return filters
    .filter((filter) => choice[filter] !== '')
    .map((filter) => [filter, matching(entries, { ...choice, [filter]: '' }).found.length] as const)
    .filter(([, count]) => count > 0)
}

/** Every municipality and area of the region, in the order of the alphabet. */
export function placesOf(entries: readonly Entry[]): readonly string[] {
  const names = new Set(entries.flatMap((entry) => placesOfEntry(entry)))
  return [...names].sort((one, other) => one.localeCompare(other, 'nl'))
}

/** Where an entry is offered, by name. */
export function placesOfEntry({ local, area }: Entry): readonly string[] {
  return [...(local?.municipalities ?? []), ...(area?.split(', ') ?? [])]
}

/** By whom they are for, in the order of the closed list, then by name; never by what is best. */
export function sorted(
  entries: readonly Entry[],
  audiences: readonly string[],
  language: 'nl' | 'en',
): readonly Entry[] {
  const rank = ({ listing }: Entry) => {
    const ranks = listing.audiences.map((audience) => audiences.indexOf(audience)).filter((index) => index >= 0)
    return ranks.length > 0 ? Math.min(...ranks) : audiences.length
  }
  const collator = new Intl.Collator(language)
  return [...entries].sort(
    (one, other) => rank(one) - rank(other) || collator.compare(one.name[language], other.name[language]),
  )
}

function answerTo(choice: Choice, entry: Entry, entries: readonly Entry[]): Answer {
  const answers = filters.map((filter) =>
    choice[filter] === ''
      ? 'yes'
      : filter === 'place'
        ? inPlace(entry, choice.place, entries)
        : listed(entry, filter, choice[filter]),
  )
  if (answers.includes('no')) return 'no'
  return answers.includes('unknown') ? 'unknown' : 'yes'
}

const lists = { audience: 'audiences', together: 'together', where: 'where', payer: 'payers' } as const

function listed({ listing }: Entry, filter: Exclude<Filter, 'place'>, wanted: string): Answer {
  const values = listing[lists[filter]]
  if (values.length === 0) return 'unknown'
  return values.includes(wanted) ? 'yes' : 'no'
}

/** A national programme is in every place where it has no local forms; where it has, it is where one of them is. */
function inPlace(entry: Entry, place: string, entries: readonly Entry[]): Answer {
  if (entry.forms.length > 0) {
    const answers = entries.filter(({ id }) => entry.forms.includes(id)).map((form) => inPlace(form, place, entries))
    return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'unknown') ?? 'no'
  }
  if (!entry.local) return entry.reach === 'everywhere' ? 'yes' : 'unknown'
  const names = placesOfEntry(entry)
  if (names.length === 0) return 'unknown'
  return names.some((name) => folded(name).startsWith(folded(place))) ? 'yes' : 'no'
}

function folded(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
