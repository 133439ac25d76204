import type { Medication, Resource } from 'fhir/r4.js'
import { containedName } from '../../fhir/reference.ts'
import { systemKey } from '../../knowledge/codes/systems.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { codingsOf, type LooseCoding } from '../coding.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import { isPlaceholder } from './placeholder.ts'
import { type Ingredients, type LookedUp, lookUp, type MedicationRead, ownProduct } from './product.ts'

/** The Medication that a reference means. @see docs/reading.md#references */
export function resolveMedication(reference: unknown, from: Resource, context: Context): Medication | undefined {
  return context.addresses.find(reference, 'Medication', from) as Medication | undefined
}

/** So many are looked up in a tenth of a second: those after them count as one of which nothing tells what it is. */
const mostIngredients = 20_000

/** Reads a Medication, once however many refer to it. @see docs/reading.md#what-a-drug-is */
export function readMedication(medication: Medication, dictionary: Dictionary, context: Context): MedicationRead {
  return context.products.of(medication, () => {
    const row = viewOf(lexiconOf(dictionary), 'Medication')(medication)
    const contained = containedOf(medication)
    const ingredients = row.each('ingredient')
    const parts = ingredients.slice(0, mostIngredients).map((ingredient) => {
      const reference = ingredient.text('reference') ?? ''
      const referred = contained.get(reference) ?? resolveMedication(reference, medication, context)
      const places = [
        lookUpAll(ingredient.all('codings'), [ingredient.one('text'), ingredient.one('display')], dictionary, context),
      ]
      if (referred)
        places.push(lookUpAll(codingsOf(coded(referred)), [coded(referred).code?.text], dictionary, context))
      return ownProduct(places, dictionary)
    })
    return {
      own: lookUpAll(row.all('codings'), [row.one('text')], dictionary, context),
      ingredients: together(parts, ingredients.length > parts.length),
    }
  })
}

/** Looks up what these codes, their displays and these texts tell; what stands in the place of a drug and names none tells nothing. */
export function lookUpAll(
  codings: readonly unknown[],
  texts: readonly unknown[],
  dictionary: Dictionary,
  { drugTexts }: Context,
): LookedUp {
  const { placeholders } = lexiconOf(dictionary).drugs
  const isCoded = ({ system }: LooseCoding) => !placeholders.systems.has(systemKey(system) ?? '')
  const said = (codings as readonly LooseCoding[]).filter(isCoded)
  const names = [...texts, ...said.map(({ display }) => display)].filter(isText)
  return lookUp(
    { codings: said, texts: names.filter((text) => !isPlaceholder(text, placeholders)) },
    dictionary,
    drugTexts,
  )
}

function isText(text: unknown): text is string {
  return typeof text === 'string'
}

/** What is contained in a Medication, by the references that mean it: a Substance, or a Medication again, of which no ingredients are looked at in turn. */
function containedOf({ contained }: { readonly contained?: unknown }): ReadonlyMap<string, Resource> {
  const resources: readonly Resource[] = Array.isArray(contained) ? contained : []
  return new Map(
    resources.flatMap((resource) => {
      const name = containedName(resource?.id)
      return name === null ? [] : [[name, resource] as const]
    }),
  )
}

function coded(resource: Resource) {
  return resource as { readonly code?: { readonly text?: unknown } }
}

/** All ingredients together; null where nothing is known of any of them. */
function together(parts: readonly ReturnType<typeof ownProduct>[], more: boolean): Ingredients | null {
  const named = parts.filter(({ product }) => !product.nameless)
  if (!named.some(({ product, isKnown }) => isKnown || product.classes.length > 0)) return null
  const products = named.map(({ product }) => product)
  return {
    key: keyOf(products.map(({ key }) => key)),
    classes: [...new Set(products.flatMap(({ classes }) => classes))],
    careful: [...new Set(products.flatMap(({ careful }) => careful))],
    someNameless: more || named.length < parts.length,
  }
}

/** The same as that of a combination which has a code of its own. */
function keyOf(keys: readonly string[]): string {
  const each = keys.flatMap((key) => (key.startsWith('atc:') ? key.slice('atc:'.length).split('+') : [key]))
  return `atc:${[...new Set(each)].sort().join('+')}`
}
