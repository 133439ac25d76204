import type { Knowledge } from '../knowledge/knowledge.ts'
import { codeOf, fold, type LooseCoding, wordAt } from './coding.ts'
import { lexiconOf, type ProductRow } from './lexicon.ts'

/** What a drug is: its classes, one for each component. */
export interface Product {
  /** The same for the same set of ingredients, whether coded or named. */
  readonly key: string
  readonly name: string
  /** Classes known by confidence A or B. `unclassified` for a drug that may lower glucose and cannot be classed. */
  readonly classes: readonly string[]
  /** Classes of any confidence: for safety rules only. */
  readonly careful: readonly string[]
  /** Neither a known code nor any text tells what it is. */
  readonly nameless?: true
}

/**
 * The class of a drug from ATC, else another product code, else its name; else from words that say glucose lowering.
 * @param unnamed what tells a drug without any code or text from another
 * @see clinical-details.md sections 3 and 11, "Medication"
 */
export function classify(
  codings: readonly LooseCoding[],
  texts: readonly string[],
  knowledge: Knowledge,
  unnamed = '',
): Product {
  const name = texts.find((text) => text.trim() !== '') ?? codeOf(codings[0] ?? {})
  const atcSystems = knowledge.codes.systems.get('atc') ?? []
  const isAtc = (coding: LooseCoding) =>
    typeof coding.system === 'string' && atcSystems.includes(coding.system.trim()) && atcShape.test(codeOf(coding))
  const atc = codings.filter(isAtc)
  const matches = (atc.length > 0 ? atc : codings).map((coding) => ({
    code: codeOf(coding),
    row: longest(lexiconOf(knowledge).products.find(coding)),
  }))
  const rows = matches.flatMap(({ row }) => row ?? [])
  if (rows.length > 0 || atc.length > 0) {
    const known = atc.length > 0 ? matches : matches.filter(({ row }) => row !== undefined)
    return product(
      keyOf(
        known.map(({ code, row }) => row?.atc ?? code),
        knowledge,
      ),
      name,
      rows,
      knowledge,
    )
  }
  if (texts.length === 0)
    return { ...unclassified(`code:${codings.map(codeOf).join() || unnamed}`, name), nameless: true }
  return byName(texts, name, knowledge)
}

/** Of an ATC code at any of its levels. */
const atcShape = /^[A-Z]\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?$/

/** The ingredients in a fixed order, those of a combination one by one, without a group that one of them belongs to. */
function keyOf(codes: readonly string[], knowledge: Knowledge): string {
  const ingredients = codes.flatMap((code) => lexiconOf(knowledge).ingredients.get(code) ?? [code])
  const own = [...new Set(ingredients)].filter(
    (code) => !ingredients.some((other) => other !== code && other.startsWith(code)),
  )
  return `atc:${own.sort().join('+')}`
}

function byName(texts: readonly string[], name: string, knowledge: Knowledge): Product {
  const { medications } = knowledge.codes
  let text = fold(texts.join(' | '))
  const key = `name:${fold(name)}`
  const found: Knowledge['codes']['medications']['names'][number][] = []
  for (const row of medications.names) {
    const word = fold(row.name)
    const at = wordAt(text, word)
    if (at < 0) continue
    found.push(row)
    text = `${text.slice(0, at)}${' '.repeat(word.length)}${text.slice(at + word.length)}`
  }
  const looksLikeDevice = medications.counterExamples.some((example) => wordAt(text, fold(example)) >= 0)
  const specific = looksLikeDevice ? found.filter(({ generic }) => !generic) : found
  if (specific.length > 0) {
    const ingredients = specific.map((row) => row.atc ?? row.name)
    return product(keyOf(ingredients, knowledge), name, specific, knowledge)
  }
  const saysSo = medications.words.some(({ word, whole }) =>
    whole ? wordAt(text, fold(word)) >= 0 : text.includes(fold(word)),
  )
  return saysSo && !looksLikeDevice ? unclassified(key, name) : { key, name, classes: [], careful: [] }
}

function longest(rows: readonly ProductRow[]): ProductRow | undefined {
  return rows.reduce<ProductRow | undefined>(
    (best, row) => (best && best.code.length >= row.code.length ? best : row),
    undefined,
  )
}

interface Classed {
  readonly classes: readonly string[]
  readonly confidence: 'A' | 'B' | 'C'
}

/** A glucose-lowering class known by confidence C only counts in the safety rules; elsewhere the drug is unclassified. */
function product(key: string, name: string, rows: readonly Classed[], knowledge: Knowledge): Product {
  const careful = [...new Set(rows.flatMap(({ classes }) => classes))]
  const sure = [...new Set(rows.filter(({ confidence }) => confidence !== 'C').flatMap(({ classes }) => classes))]
  const lowers = (name: string) => knowledge.codes.medications.classes.get(name)?.glucoseLowering === true
  const classes = careful.some(lowers) && !sure.some(lowers) ? [...sure, 'unclassified'] : sure
  return { key, name, classes, careful }
}

function unclassified(key: string, name: string): Product {
  return { key, name, classes: ['unclassified'], careful: ['unclassified'] }
}
