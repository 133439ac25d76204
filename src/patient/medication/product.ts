import { fold } from '../../knowledge/codes/folded-text.ts'
import { systemKey } from '../../knowledge/codes/systems.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { codeOf, type LooseCoding } from '../coding.ts'
import { lexiconOf, type OpenGroup, type ProductRow } from '../compiled-codes.ts'
import type { Remembered } from '../memo.ts'
import { groupsOf, type Told, together, toldIn } from './drug-names.ts'

/** What a drug is: its classes, one for each component. */
export interface Product {
  /** The same for the same set of ingredients, whether coded or named. */
  readonly key: string
  readonly name: string
  /** Classes known by confidence A or B; the one that its group has for it where a drug cannot be classed. */
  readonly classes: readonly string[]
  /** Classes of any confidence: for safety rules only. */
  readonly careful: readonly string[]
  /** Neither a known code nor any text tells what it is. */
  readonly nameless?: true
  /** Of a drug of which no code and no name is known: whether its name is none of another drug either. Looked up when it is asked. */
  readonly unread?: () => boolean
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
  readonly coded: (Pick<Product, 'key' | 'classes' | 'careful'> & { readonly display: string | undefined }) | null
  /** What its texts tell; looked for only where no code is known. */
  readonly told: () => Told
}

/** The class of a drug from what one place tells of it. @param unnamed what tells a drug without any code or text from another */
export function classify(
  codings: readonly LooseCoding[],
  texts: readonly string[],
  dictionary: Dictionary,
  unnamed = '',
): Product {
  return productOf([lookUp({ codings, texts }, dictionary)], null, dictionary, unnamed)
}

/** What the ingredients of a product tell together. */
export interface Ingredients {
  readonly key: string
  readonly classes: readonly string[]
  readonly careful: readonly string[]
  /** Of some of them nothing tells what they are. */
  readonly someNameless: boolean
}

/** What a Medication tells: by its own code and text, and by its ingredients, where anything is known of those. */
export interface MedicationRead {
  readonly own: LookedUp
  readonly ingredients: Ingredients | null
}

/**
 * The class of a drug from ATC, else another product code, of the first place that has one; else from its name; else from words that
 * say a group of classes. What its ingredients tell is added, whatever that is.
 * @see docs/reading.md#what-a-drug-is
 */
export function productOf(
  places: readonly LookedUp[],
  ingredients: Ingredients | null,
  dictionary: Dictionary,
  unnamed = '',
): Product {
  const { product, isKnown } = ownProduct(places, dictionary, unnamed)
  if (!ingredients) return product
  const { nameless, name, key } = product
  const own = nameless ? only([]) : product
  const unknown = ingredients.someNameless && !isKnown ? namelessClasses(dictionary) : []
  return {
    name,
    key: isKnown ? key : ingredients.key,
    classes: [...new Set([...own.classes, ...ingredients.classes, ...unknown])],
    careful: [...new Set([...own.careful, ...ingredients.careful, ...unknown])],
  }
}

/** What a product, or an ingredient of one, is by its own codes and texts, and whether any of them is known. */
export function ownProduct(
  places: readonly LookedUp[],
  dictionary: Dictionary,
  unnamed = '',
): { readonly product: Product; readonly isKnown: boolean } {
  const named = places.find(({ name }) => name !== undefined)?.name
  const unknown = places.find(({ codes }) => codes !== '')
  const coded = places.find(({ coded }) => coded)?.coded
  const name = named ?? coded?.display ?? unknown?.code ?? ''
  if (coded) {
    const { key, classes, careful } = coded
    return { product: { name, key, classes, careful }, isKnown: true }
  }
  if (named === undefined) {
    const key = unknown?.codes ?? `code:${unnamed}`
    return { product: { name, key, ...only(namelessClasses(dictionary)), nameless: true }, isKnown: false }
  }
  const { names, unclassified, device } = together(places.map(({ told }) => told()))
  const specific = [...names].filter(({ generic }) => !device || !generic)
  if (specific.length === 0) {
    const key = `name:${fold(name)}`
    const unread = () => !device && !lexiconOf(dictionary).drugs.others.isIn(fold(name))
    return { product: { name, key, ...only(device ? [] : [...unclassified]), unread }, isKnown: false }
  }
  const key = keyOf(
    specific.map((row) => row.atc ?? row.name),
    dictionary,
  )
  return { product: { name, key, ...classed(specific, dictionary) }, isKnown: true }
}

/** Most characters of a name: it stands in answers once for each treatment, and one text can name many. */
const longestName = 250

/** Looks up what a place tells. @param known what texts told before */
export function lookUp({ codings, texts }: Place, dictionary: Dictionary, known?: Remembered<string, Told>): LookedUp {
  let told: Told | undefined
  return {
    name: texts[0]?.slice(0, longestName),
    code: codeOf(codings[0] ?? {}).slice(0, longestName),
    codes: keyOfUnknown(codings),
    coded: byCode(codings, dictionary),
    told: () => {
      told ??= toldIn(texts, dictionary, known)
      return told
    },
  }
}

function keyOfUnknown(codings: readonly LooseCoding[]): string {
  const codes = codings.map(codeOf).join()
  return codes && `code:${codes}`
}

function byCode(codings: readonly LooseCoding[], dictionary: Dictionary): LookedUp['coded'] {
  const { keys, products } = lexiconOf(dictionary)
  const isAtc = (coding: LooseCoding) => keys.atc.has(systemKey(coding.system) ?? '') && atcShape.test(codeOf(coding))
  const matches = codings.map((coding) => ({
    code: codeOf(coding).toUpperCase(),
    row: longest(products.find(coding)),
    atc: isAtc(coding),
  }))
  const known = matches.filter(({ row, atc }) => atc || row !== undefined)
  if (known.length === 0) return null
  const codes = known.map(({ code, row }) => row?.atc ?? code)
  const rows = new Set(known.flatMap(({ row }) => row ?? []))
  const single = ingredientsOf(codes, dictionary)
  return { display: displayOf(single, dictionary), key: keyOf(codes, dictionary), ...classed([...rows], dictionary) }
}

/** What a drug without a text is called: by the first name that the code book has for each of its ingredients, if for all. */
function displayOf(ingredients: readonly string[], dictionary: Dictionary): string | undefined {
  const { called } = lexiconOf(dictionary).drugs
  const names = ingredients.map((code) => called.get(code))
  return names.length > 0 && names.every((name) => name !== undefined) ? names.join(' + ') : undefined
}

/** Of an ATC code at any of its levels. */
const atcShape = /^[A-Z]\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?$/i

function keyOf(codes: readonly string[], dictionary: Dictionary): string {
  return `atc:${ingredientsOf(codes, dictionary).join('+')}`
}

/** The ingredients in a fixed order, those of a combination one by one, without a group that one of them belongs to. */
function ingredientsOf(codes: readonly string[], dictionary: Dictionary): readonly string[] {
  const ingredients = new Set(codes.flatMap((code) => lexiconOf(dictionary).ingredients.get(code) ?? [code]))
  const groups = new Set([...ingredients].flatMap(groupsOf))
  return [...ingredients].filter((code) => !groups.has(code)).sort()
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

/** Where a group has a class for it, a class of the group that is known by confidence C only counts in the safety rules; elsewhere the drug is unclassified. */
function classed(rows: readonly Classed[], dictionary: Dictionary): Pick<Product, 'classes' | 'careful'> {
  const careful = [...new Set(rows.flatMap(({ classes }) => classes))]
  const sure = [...new Set(rows.filter(({ confidence }) => confidence !== 'C').flatMap(({ classes }) => classes))]
  const isIn = (group: OpenGroup, classes: readonly string[]) => classes.some((name) => group.classes.has(name))
  const doubtful = lexiconOf(dictionary).groups.filter((group) => isIn(group, careful) && !isIn(group, sure))
  return { classes: [...sure, ...doubtful.map(({ unclassified }) => unclassified)], careful }
}

function only(classes: readonly string[]): Pick<Product, 'classes' | 'careful'> {
  return { classes, careful: classes }
}

/** What a drug may be of which nothing tells what it is. */
function namelessClasses(dictionary: Dictionary): readonly string[] {
  const { groups } = lexiconOf(dictionary)
  return groups.flatMap(({ nameless, unclassified }) => (nameless === undefined ? [] : [unclassified]))
}
