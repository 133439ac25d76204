import type { Knowledge } from '../knowledge/knowledge.ts'
import { fold, wordAt } from './coding.ts'
import { lexiconOf } from './lexicon.ts'

type NameRow = Knowledge['codes']['medications']['names'][number]

/** What texts tell of a drug. */
export interface Told {
  /** Names of the code book that stand in them, the longest first. */
  readonly names: ReadonlySet<NameRow>
  /** A word that says glucose lowering stands in them. */
  readonly lowers: boolean
  /** A word for what is used beside a drug, such as a needle, stands in them. */
  readonly device: boolean
}

/** What each of these texts tells of a drug, together. @see clinical-details.md section 11, "Medication" */
export function toldIn(texts: readonly string[], knowledge: Knowledge): Told {
  return together([...new Set(texts)].map((text) => toldBy(text, knowledge)))
}

/** What is told in several places. */
export function together(told: readonly Told[]): Told {
  const found = [...new Set(told.flatMap(({ names }) => [...names]))]
  // The name of a group says nothing more where a drug of it is named too.
  const groups = new Set(found.flatMap(({ atc }) => (atc ? groupsOf(atc) : [])))
  const names = found.filter(({ generic, atc }) => !generic || atc === undefined || !groups.has(atc))
  return {
    names: new Set(names.sort((one, other) => other.name.length - one.name.length)),
    lowers: told.some(({ lowers }) => lowers),
    device: told.some(({ device }) => device),
  }
}

function toldBy(text: string, knowledge: Knowledge): Told {
  const { names, words, counterExamples } = lexiconOf(knowledge).drugs
  const found = new Set<NameRow>()
  let rest = fold(text)
  for (const { row, word } of names) {
    const at = wordAt(rest, word)
    if (at < 0) continue
    found.add(row)
    rest = `${rest.slice(0, at)}${' '.repeat(word.length)}${rest.slice(at + word.length)}`
  }
  return {
    names: found,
    lowers: words.some(({ word, whole }) => (whole ? wordAt(rest, word) >= 0 : rest.includes(word))),
    device: counterExamples.some((word) => wordAt(rest, word) >= 0),
  }
}

/** Longest ATC code. */
const atcLength = 7

/** The groups to which an ATC code belongs: whatever it begins with. */
export function groupsOf(atc: string): readonly string[] {
  return Array.from({ length: Math.min(atc.length, atcLength) - 1 }, (_, at) => atc.slice(0, at + 1))
}
