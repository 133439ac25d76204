import type { CodeList, Knowledge, ListedCode, Measure, Recognition } from '../knowledge/knowledge.ts'
import { CodeIndex, fold } from './coding.ts'
import { Units } from './quantity.ts'
import { compileView, type View, type ViewDefinition } from './view.ts'

export type MeasureRow = Measure['codes'][number] & { readonly measure: string }
export type ListRow = ListedCode & { readonly list: string }
type Medications = Knowledge['codes']['medications']
export type ProductRow = Medications['products'][number]
export type RecognitionRow = ListedCode & { readonly recognition: Recognition }

/** The code book and the views made ready for reading: compiled and indexed once per knowledge. */
export interface Lexicon {
  readonly views: ReadonlyMap<string, View>
  readonly units: Units
  /** Measures and findings: one look for each code of an Observation. */
  readonly observed: CodeIndex<MeasureRow | ListRow>
  /** Measures that are known by their full name too, folded. */
  readonly named: readonly { readonly measure: string; readonly text: string }[]
  readonly findings: CodeIndex<ListRow>
  readonly conditions: CodeIndex<ListRow>
  readonly procedures: CodeIndex<ListRow>
  readonly products: CodeIndex<ProductRow>
  /** ATC code of a combination -> ATC codes of its ingredients. */
  readonly ingredients: ReadonlyMap<string, readonly string[]>
  readonly recognitions: CodeIndex<RecognitionRow>
  /** By which texts a drug is known, folded; the longest name first. */
  readonly drugs: {
    readonly names: readonly { readonly row: Medications['names'][number]; readonly word: string }[]
    readonly words: Medications['words']
    readonly counterExamples: readonly string[]
  }
}

const ready = new WeakMap<Knowledge['codes'], Lexicon>()

/** The lexicon of this knowledge, made at the first call; knowledge that differs in values only shares it. */
export function lexiconOf(knowledge: Knowledge): Lexicon {
  const known = ready.get(knowledge.codes)
  if (known) return known
  const made = makeLexicon(knowledge)
  ready.set(knowledge.codes, made)
  return made
}

function makeLexicon({ codes, views, recognitions }: Knowledge): Lexicon {
  const { systems } = codes
  const measures = [...codes.measures.values()].flatMap((measure) =>
    measure.codes.map((row) => ({ ...row, measure: measure.name })),
  )
  const findings = listed(codes.findings)
  return {
    views: new Map([...views].map(([type, definition]) => [type, compileView(definition as ViewDefinition)])),
    units: new Units(codes.units),
    observed: new CodeIndex<MeasureRow | ListRow>([...measures, ...findings], systems),
    named: [...codes.measures.values()].flatMap(({ name, texts = [] }) =>
      texts.map((text) => ({ measure: name, text: fold(text) })),
    ),
    findings: new CodeIndex(findings, systems),
    conditions: new CodeIndex(listed(codes.conditions), systems),
    procedures: new CodeIndex(listed(codes.procedures), systems),
    products: new CodeIndex(codes.medications.products, systems),
    ingredients: new Map(
      codes.medications.products.flatMap(({ code, ingredients }) =>
        ingredients ? [[code, ingredients] as const] : [],
      ),
    ),
    recognitions: new CodeIndex(
      recognitions.flatMap((recognition) => recognition.codes.map((row) => ({ ...row, recognition }))),
      systems,
    ),
    drugs: foldedDrugs(codes.medications),
  }
}

function foldedDrugs({ names, words, counterExamples }: Medications): Lexicon['drugs'] {
  return {
    names: names.map((row) => ({ row, word: fold(row.name) })),
    words: words.map(({ word, whole }) => ({ word: fold(word), whole })),
    counterExamples: counterExamples.map(fold),
  }
}

function listed(lists: ReadonlyMap<string, CodeList>): ListRow[] {
  return [...lists.values()].flatMap((list) => list.codes.map((row) => ({ ...row, list: list.name })))
}

/** The compiled view of a resource type. */
export function viewOf(lexicon: Lexicon, type: string): View {
  const view = lexicon.views.get(type)
  if (!view) throw new Error(`there is no view of ${type} in cds-services/views`)
  return view
}
