import { fold, wordAt, wordsIn } from '../../knowledge/codes/folded-text.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { lexiconOf } from '../compiled-codes.ts'
import { Remembered } from '../memo.ts'

type NameRow = Dictionary['codes']['medications']['names'][number]

/** What texts tell of a drug. */
export interface Told {
  /** Names of the code book that stand in them, the longest first. */
  readonly names: ReadonlySet<NameRow>
  /** Classes of a drug of which no more is known than words in them that say a group. */
  readonly unclassified: ReadonlySet<string>
  /** A word for what is used beside a drug, such as a needle, stands in them. */
  readonly device: boolean
}

/** What each of these texts tells of a drug, together; each is looked at once. @see docs/reading.md#what-a-drug-is */
export function toldIn(
  texts: readonly string[],
  dictionary: Dictionary,
  known: Remembered<string, Told> = new Remembered(),
): Told {
  const told = [...new Set(texts)].map((text) => known.of(text, () => toldBy(text, dictionary)))
  const [only] = told
  return only && told.length === 1 ? only : together(told)
}

/** What is told in several places. */
export function together(told: readonly Told[]): Told {
  const found = [...new Set(told.flatMap(({ names }) => [...names]))]
  // The name of a group says nothing more where a drug of it is named too.
  const groups = new Set(found.flatMap(({ atc }) => (atc ? groupsOf(atc) : [])))
  const names = found.filter(({ generic, atc }) => !generic || atc === undefined || !groups.has(atc))
  return {
    names: new Set(names.sort((one, other) => other.name.length - one.name.length)),
    unclassified: new Set(told.flatMap(({ unclassified }) => [...unclassified])),
    device: told.some(({ device }) => device),
  }
}

/** Most words of a text of which each letter is looked at for a mistake. */
const mostWords = 50

function toldBy(text: string, dictionary: Dictionary): Told {
  const { names, misspelt, stems, words, counterExamples, glued } = lexiconOf(dictionary).drugs
  const found = new Set<NameRow>()
  const add = (row: NameRow | undefined) => row && found.add(row)
  /** Without the names that stand in it. */
  const takeNames = (from: string) => {
    let rest = from
    for (const { row, phrase } of names.likely(rest)) {
      const at = wordAt(rest, phrase)
      if (at < 0) continue
      found.add(row)
      rest = without(rest, phrase, at)
    }
    return rest
  }
  let rest = takeNames(fold(text))
  const named = rest
  for (const { phrase } of counterExamples.likely(rest)) rest = withoutAny(rest, phrase)
  const device = rest !== named
  const apart = rest.replace(glued, ' ')
  if (apart !== rest) takeNames(apart)
  for (const stem of stems.in(rest)) add(stem)
  if (found.size === 0) for (const row of stems.broken(rest)) add(row)
  if (found.size === 0) for (const word of wordsIn(rest).slice(0, mostWords)) add(misspelt.find(word))
  const unclassified = words.likely.test(rest)
    ? words.all.filter(({ word, whole }) => (whole ? wordAt(rest, word) >= 0 : rest.includes(word)))
    : []
  return { names: found, unclassified: new Set(unclassified.map(({ means }) => means)), device }
}

/** With blanks wherever a phrase stands whole. */
function withoutAny(text: string, phrase: string): string {
  const kept: string[] = []
  let from = 0
  for (let at = wordAt(text, phrase); at >= 0; at = wordAt(text, phrase, from)) {
    kept.push(text.slice(from, at), ' '.repeat(phrase.length))
    from = at + phrase.length
  }
  return from === 0 ? text : kept.join('') + text.slice(from)
}

function without(text: string, phrase: string, at: number): string {
  return `${text.slice(0, at)}${' '.repeat(phrase.length)}${text.slice(at + phrase.length)}`
}

/** Longest ATC code. */
const atcLength = 7

/** The groups to which an ATC code belongs: whatever it begins with. */
export function groupsOf(atc: string): readonly string[] {
  return Array.from({ length: Math.min(atc.length, atcLength) - 1 }, (_, at) => atc.slice(0, at + 1))
}
