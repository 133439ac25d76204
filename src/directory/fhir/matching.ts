import type { Coding } from 'fhir/r4.js'
import type { Text } from '../../text.ts'

/** Why a value of a search cannot be understood. */
export class Unsearchable extends Error {
  override readonly name = 'Unsearchable'
  readonly what: Text

  constructor(what: Text) {
    super(what.en)
    this.what = what
  }
}

/** Whether a resource is found; made once for each value of a search. */
export type Found<T> = (resource: T) => boolean

/** How the values of a search parameter are understood: its FHIR type, its modifiers, and what one value finds. */
export interface Searching<T> {
  readonly type: 'string' | 'token' | 'date' | 'uri'
  readonly modifiers: readonly string[]
  find(value: string, modifier: string | undefined): Found<T>
}

const plainWords = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Words that begin so, without regard to capitals and accents; `:contains` anywhere, `:exact` letter for letter. @see https://hl7.org/fhir/R4/search.html#string "string" */
export function byWords<T extends object>(wordsOf: (resource: T) => readonly string[]): Searching<T> {
  const plain = new WeakMap<T, readonly string[]>()
  const plainOf = (resource: T) => {
    const known = plain.get(resource) ?? wordsOf(resource).map(plainWords)
    plain.set(resource, known)
    return known
  }
  return {
    type: 'string',
    modifiers: ['contains', 'exact'],
    find(value, modifier) {
      if (modifier === 'exact') return (resource) => wordsOf(resource).includes(value)
      const sought = plainWords(value)
      return (resource) =>
        plainOf(resource).some((words) => (modifier === 'contains' ? words.includes(sought) : words.startsWith(sought)))
    },
  }
}

/** A code: `code`, `system|code` or `|code`. @see https://hl7.org/fhir/R4/search.html#token "token" */
export function byCode<T>(codesOf: (resource: T) => readonly Coding[]): Searching<T> {
  return {
    type: 'token',
    modifiers: [],
    find(value) {
      const bar = value.indexOf('|')
      const [system, code] = bar < 0 ? [null, value] : [value.slice(0, bar), value.slice(bar + 1)]
      return (resource) =>
        codesOf(resource).some(
          (each) => (system === null || (each.system ?? '') === system) && (code === '' || each.code === code),
        )
    },
  }
}

/** An address, letter for letter. @see https://hl7.org/fhir/R4/search.html#uri "uri" */
export function byAddress<T>(addressOf: (resource: T) => string | undefined): Searching<T> {
  return { type: 'uri', modifiers: [], find: (value) => (resource) => addressOf(resource) === value }
}

const dated =
  /^(eq|ne|gt|lt|ge|le|sa|eb)?(\d{4})(?:-(\d\d)(?:-(\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/

/** A moment, with a prefix; one that a resource does not have is never found. @see https://hl7.org/fhir/R4/search.html#date "date" */
export function byMoment<T>(momentOf: (resource: T) => string | undefined): Searching<T> {
  return {
    type: 'date',
    modifiers: [],
    find(value) {
      const [from, to, prefix] = rangeOf(value)
      const tests: Readonly<Record<string, (moment: number) => boolean>> = {
        eq: (moment) => from <= moment && moment < to,
        ne: (moment) => moment < from || to <= moment,
        gt: (moment) => moment >= to,
        sa: (moment) => moment >= to,
        ge: (moment) => moment >= from,
        lt: (moment) => moment < from,
        eb: (moment) => moment < from,
        le: (moment) => moment < to,
      }
      const test = tests[prefix]
      return (resource) => {
        const moment = momentOf(resource)
        return moment !== undefined && test?.(Date.parse(moment)) === true
      }
    },
  }
}

/** The span of time that a date stands for, in milliseconds, with its prefix. @throws Unsearchable when it is no date */
function rangeOf(value: string): readonly [from: number, to: number, prefix: string] {
  const [, prefix = 'eq', year, month, day, time] = dated.exec(value) ?? []
  if (year !== undefined) {
    const text = `${year}-${month ?? '01'}-${day ?? '01'}${time ?? 'T00:00:00Z'}`
    const from = Date.parse(text)
    const begun = new Date(from)
    const exists = day === undefined || time !== undefined || begun.getUTCDate() === Number(day)
    const next = day ? from + (time ? 1 : 86_400_000) : Date.UTC(Number(year), month ? Number(month) : 12, 1)
    if (!Number.isNaN(from) && exists) return [from, next, prefix]
  }
  throw new Unsearchable({
    en: `a date is written 2026, 2026-11 or 2026-11-22, with a prefix such as ge before it`,
    nl: `een datum schrijf je als 2026, 2026-11 of 2026-11-22, met een voorvoegsel zoals ge ervoor`,
  })
}
