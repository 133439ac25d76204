import type { Knowledge } from '../knowledge/knowledge.ts'
import { codeOf, fold, type LooseCoding } from './coding.ts'
import { lexiconOf, type ProductRow } from './lexicon.ts'
import { groupsOf, type Told, together, toldIn } from './told.ts'

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

/** What one place tells of a drug: the resource that says it is used, or the Medication that this refers to. */
export interface Place {
  readonly codings: readonly LooseCoding[]
  /** Not blank. */
  readonly texts: readonly string[]
}

/** A place looked up in the code book: once, however many refer to it. */
export interface LookedUp {
  /** Its first text, cut off where no name is longer. */
  readonly name: string | undefined
  /** The first of its codes, and a key of them all, for a drug of which nothing else is known; empty without codes. */
  readonly code: string
  readonly codes: string
  /** What its codes mean; null where none is known. */
  readonly coded: Pick<Product, 'key' | 'classes' | 'careful'> | null
  /** What its texts tell; looked for only where no code is known. */
  readonly told: () => Told
}

/** The class of a drug from what one place tells of it. @param unnamed what tells a drug without any code or text from another */
export function classify(
  codings: readonly LooseCoding[],
  texts: readonly string[],
  knowledge: Knowledge,
  unnamed = '',
): Product {
  return productOf([lookUp({ codings, texts }, knowledge)], knowledge, unnamed)
}

/**
 * The class of a drug from ATC, else another product code, of the first place that has one; else from its name; else from words that
 * say glucose lowering.
 * @see clinical-details.md sections 3 and 11, "Medication"
 */
export function productOf(places: readonly LookedUp[], knowledge: Knowledge, unnamed = ''): Product {
  const named = places.find(({ name }) => name !== undefined)?.name
  const unknown = places.find(({ codes }) => codes !== '')
  const name = named ?? unknown?.code ?? ''
  const coded = places.find(({ coded }) => coded)?.coded
  if (coded) return { name, ...coded }
  if (named === undefined) return { name, key: unknown?.codes ?? `code:${unnamed}`, ...unclassified, nameless: true }
  const { names, lowers, device } = together(places.map(({ told }) => told()))
  const specific = [...names].filter(({ generic }) => !device || !generic)
  if (specific.length === 0) {
    const key = `name:${fold(name)}`
    return { name, key, ...(lowers && !device ? unclassified : { classes: [], careful: [] }) }
  }
  const ingredients = specific.map((row) => row.atc ?? row.name)
  return { name, key: keyOf(ingredients, knowledge), ...classed(specific, knowledge) }
}

/** Most characters of a name: it stands in answers once for each treatment, and one text can name many. */
const longestName = 250

/** Looks up what a place tells. */
export function lookUp({ codings, texts }: Place, knowledge: Knowledge): LookedUp {
  let told: Told | undefined
  return {
    name: texts[0]?.slice(0, longestName),
    code: codeOf(codings[0] ?? {}).slice(0, longestName),
    codes: keyOfUnknown(codings),
    coded: byCode(codings, knowledge),
    told: () => {
      told ??= toldIn(texts, knowledge)
      return told
    },
  }
}

function keyOfUnknown(codings: readonly LooseCoding[]): string {
  const codes = codings.map(codeOf).join()
  return codes && `code:${codes}`
}

function byCode(codings: readonly LooseCoding[], knowledge: Knowledge): LookedUp['coded'] {
  const atcSystems = knowledge.codes.systems.get('atc') ?? []
  const isAtc = (coding: LooseCoding) =>
    typeof coding.system === 'string' && atcSystems.includes(coding.system.trim()) && atcShape.test(codeOf(coding))
  const atc = codings.filter(isAtc)
  const matches = (atc.length > 0 ? atc : codings).map((coding) => ({
    code: codeOf(coding),
    row: longest(lexiconOf(knowledge).products.find(coding)),
  }))
  const known = atc.length > 0 ? matches : matches.filter(({ row }) => row !== undefined)
  if (known.length === 0) return null
  const ingredients = known.map(({ code, row }) => row?.atc ?? code)
  const rows = new Set(known.flatMap(({ row }) => row ?? []))
  return { key: keyOf(ingredients, knowledge), ...classed([...rows], knowledge) }
}

/** Of an ATC code at any of its levels. */
const atcShape = /^[A-Z]\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?$/

/** The ingredients in a fixed order, those of a combination one by one, without a group that one of them belongs to. */
function keyOf(codes: readonly string[], knowledge: Knowledge): string {
  const ingredients = new Set(codes.flatMap((code) => lexiconOf(knowledge).ingredients.get(code) ?? [code]))
  const groups = new Set([...ingredients].flatMap(groupsOf))
  return `atc:${[...ingredients]
    .filter((code) => !groups.has(code))
    .sort()
    .join('+')}`
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
function classed(rows: readonly Classed[], knowledge: Knowledge): Pick<Product, 'classes' | 'careful'> {
  const careful = [...new Set(rows.flatMap(({ classes }) => classes))]
  const sure = [...new Set(rows.filter(({ confidence }) => confidence !== 'C').flatMap(({ classes }) => classes))]
  const lowers = (name: string) => knowledge.codes.medications.classes.get(name)?.glucoseLowering === true
  const classes = careful.some(lowers) && !sure.some(lowers) ? [...sure, 'unclassified'] : sure
  return { classes, careful }
}

const unclassified = { classes: ['unclassified'], careful: ['unclassified'] }
