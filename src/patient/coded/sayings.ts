import type { Condition, Procedure } from 'fhir/r4.js'
import type { Steps } from '../../budget/work.ts'
import { type Day, readDate } from '../../calendar.ts'
import { sourceOf, whose } from '../../fhir/reference.ts'
import type { Row } from '../../fhir/view.ts'
import { fold, longestText, wordsIn } from '../../knowledge/codes/folded-text.ts'
import type { CodeBook, Dictionary, Saying } from '../../knowledge/dictionary.ts'
import { codingsOf } from '../coding.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import { dateOf, isWrong, within } from './conditions.ts'

/** What the words of a Condition or Procedure say, where no code does. */
export interface SaidRecord {
  readonly kind: 'said'
  /** Of `codes/sayings.yaml`. */
  readonly name: string
  /** False where something near takes it back, or it may be said of something else. */
  readonly counts: boolean
  /** Of a Procedure when it was done; of a Condition without a known code its onset. */
  readonly day: Day | null
  readonly source: string
}

/** Reads what words say; what was refuted, not done, of somebody else or dated after the day judged says nothing. @see docs/reading.md#sayings */
export function* readSayings(
  resources: readonly (Condition | Procedure)[],
  dictionary: Dictionary,
  context: Context,
): Steps<readonly SaidRecord[]> {
  const sayings = sayingsOf(dictionary.codes)
  const records: SaidRecord[] = []
  for (const resource of resources) {
    yield
    records.push(...readSaid(resource, sayings, dictionary, context))
  }
  return records
}

function readSaid(
  resource: Condition | Procedure,
  sayings: Sayings,
  dictionary: Dictionary,
  context: Context,
): readonly SaidRecord[] {
  const row = viewOf(lexiconOf(dictionary), resource.resourceType)(resource)
  const texts = [row.one('text'), ...row.all('displays'), ...(row.has('notes') ? row.all('notes') : [])]
  const said = texts.flatMap((text) =>
    typeof text === 'string' && sayings.likely.test(text.slice(0, longestText)) ? [wordsIn(fold(text))] : [],
  )
  if (said.length === 0 || whose(row.one('subject'), context.patientId) !== 'this-patient') return []
  const lists = listsOf(resource, dictionary)
  const day = resource.resourceType === 'Procedure' ? doneOn(row, context) : heldOn(row, context)
  if (day === undefined) return []
  return sayings.all.flatMap(({ name, saying, ...sought }): SaidRecord[] => {
    if (!saying.in.includes(resource.resourceType) || (saying.of !== undefined && !lists.includes(saying.of))) return []
    const found = said.flatMap((words) => judged(words, sought, context.values[saying.unless.within] ?? 0))
    if (found.length === 0) return []
    const isItsOwn = resource.resourceType === 'Procedure' || lists.length === 0
    const source = sourceOf(resource.resourceType, row.text('id'))
    return [{ kind: 'said', name, counts: found.includes(true), day: isItsOwn ? day : null, source }]
  })
}

/** When a Procedure was done, null for an unknown day; undefined when it was not, or after the day judged. */
function doneOn(row: Row, { asOf }: Context): Day | null | undefined {
  if (row.code('status') !== 'completed') return undefined
  const day = within(readDate(row.text('performed') ?? row.text('performedStart')), asOf)?.day ?? null
  return day !== null && day > asOf ? undefined : day
}

function heldOn(row: Row, context: Context): Day | null | undefined {
  const { onset, date } = dateOf(row, context)
  return isWrong(row) || (date !== null && date.day > context.asOf) ? undefined : (onset?.day ?? null)
}

function listsOf(resource: Condition | Procedure, dictionary: Dictionary): readonly string[] {
  const { conditions, procedures } = lexiconOf(dictionary)
  const index = resource.resourceType === 'Condition' ? conditions : procedures
  return index.findAll(codingsOf(resource)).map(({ list }) => list)
}

type Phrase = readonly string[]

interface Sought {
  readonly phrases: readonly Phrase[]
  readonly after: readonly Phrase[]
  readonly between: ReadonlySet<string>
  readonly unless: readonly Phrase[]
}

/** Of each place where a phrase stands whether it counts there. */
function judged(
  words: readonly string[],
  { phrases, after, between, unless }: Sought,
  near: number,
): readonly boolean[] {
  return phrases.flatMap((phrase) =>
    placesOf(words, phrase).map((at) => {
      const end = at + phrase.length
      const around = [words.slice(Math.max(0, at - near), at), words.slice(end, end + near)]
      if (around.some((part) => unless.some((each) => placesOf(part, each).length > 0))) return false
      return after.length === 0 || follows(words.slice(0, at))
    }),
  )

  /** Whether what stands before ends in one of the words that it must follow, apart from words that change nothing. */
  function follows(before: readonly string[]): boolean {
    const last = before.findLastIndex((word) => !between.has(word) && !/^\d+$/.test(word))
    return after.some((each) => each.every((word, index) => before[last + 1 - each.length + index] === word))
  }
}

function placesOf(words: readonly string[], phrase: Phrase): readonly number[] {
  return [...words.keys()].filter((at) => phrase.every((word, index) => words[at + index] === word))
}

interface Sayings {
  readonly all: readonly (Sought & { readonly name: string; readonly saying: Saying })[]
  /** Quickly tells texts that cannot have a phrase: by the longest word of each. */
  readonly likely: RegExp
}

function longerOf(one: string, other: string): string {
  return other.length > one.length ? other : one
}

const ready = new WeakMap<CodeBook, Sayings>()

/** The sayings of a code book as words, made at the first call. */
function sayingsOf(codes: CodeBook): Sayings {
  const known = ready.get(codes)
  if (known) return known
  const cut = (texts: readonly string[] = []) => texts.map((text) => wordsIn(fold(text)))
  const all = [...codes.sayings].map(([name, saying]) => ({
    name,
    saying,
    phrases: cut(saying.phrases),
    after: cut(saying.after),
    between: new Set(saying.between),
    unless: cut(saying.unless.words),
  }))
  const longest = all.flatMap(({ phrases }) => phrases.map((phrase) => phrase.reduce(longerOf, '')))
  const made = { all, likely: new RegExp([...new Set(longest)].join('|') || '$^', 'i') }
  ready.set(codes, made)
  return made
}
