import { compileView, type View, type ViewDefinition } from '../fhir/view.ts'
import { fold } from '../knowledge/codes/folded-text.ts'
import { PhraseIndex } from '../knowledge/codes/phrase-index.ts'
import type {
  CodeBook,
  CodeList,
  Conversation,
  Dictionary,
  DrugGroup,
  ListedCode,
  Measure,
  Recognition,
  Requestable,
} from '../knowledge/dictionary.ts'
import { CodeIndex, keysOf } from './coding.ts'
import { MarkSets } from './measurements/marks.ts'
import { Units } from './measurements/quantity.ts'
import { asMisspelt, Misspelt } from './medication/misspelt.ts'
import { type PlaceholderTexts, placeholderTexts } from './medication/placeholder.ts'
import { Stems } from './medication/stems.ts'

export type MeasureRow = Measure['codes'][number] & { readonly measure: string }
export type ListRow = ListedCode & { readonly list: string }
type Medications = Dictionary['codes']['medications']
export type ProductRow = Medications['products'][number]
export type RecognitionRow = ListedCode & { readonly recognition: Recognition }

/** How a kind of conversation is known, folded. */
export interface SoughtConversation {
  readonly codes: CodeIndex<ListedCode>
  readonly phrases: readonly string[]
  /** Quickly tells texts that cannot have a phrase. */
  readonly likely: RegExp
  /** Words of a refused goal. */
  readonly refusals: readonly string[]
}

/** A code by which an order, a task or a goal is known. */
export type RequestRow = ListedCode & Pick<Requestable, 'name' | 'as'>

/** By what orders, tasks and goals are known beside their codes, folded. */
export interface SoughtRequest extends Pick<Requestable, 'name' | 'as'> {
  readonly texts: readonly string[]
  /** Words that count anywhere in a text. */
  readonly words: readonly string[]
}

/** A group with a class for a drug of which the class is not known. */
export type OpenGroup = DrugGroup & { readonly unclassified: string }

/** A recognition with its words, folded. */
export interface Recognised {
  readonly recognition: Recognition
  readonly phrases: readonly string[]
  readonly beginnings: readonly string[]
  readonly unless: readonly string[]
}

/** The code book and the views made ready for reading: compiled and indexed once per dictionary. */
export interface Lexicon {
  readonly views: ReadonlyMap<string, View>
  readonly units: Units
  /** Measures and findings: one look for each code of an Observation. */
  readonly observed: CodeIndex<MeasureRow | ListRow>
  /** Of each measure in which marks are looked at. */
  readonly marks: ReadonlyMap<string, MarkSets>
  /** Measures that are known by their full name too, folded. */
  readonly named: readonly { readonly measure: string; readonly text: string }[]
  /** By what measures and findings are named in words, the longest first. */
  readonly factNames: PhraseIndex<string>
  readonly findings: CodeIndex<ListRow>
  readonly conditions: CodeIndex<ListRow>
  readonly procedures: CodeIndex<ListRow>
  readonly products: CodeIndex<ProductRow>
  /** ATC code of a combination -> ATC codes of its ingredients. */
  readonly ingredients: ReadonlyMap<string, readonly string[]>
  readonly recognitions: CodeIndex<RecognitionRow>
  /** By which words a programme or diet is known, folded. */
  readonly recognised: readonly Recognised[]
  /** Lists of conditions that are named in words too, folded. */
  readonly reasons: readonly { readonly list: string; readonly words: readonly string[] }[]
  /** By which texts a drug is known, folded; the longest name first. */
  readonly drugs: {
    readonly names: PhraseIndex<Medications['names'][number]>
    /** ATC code of a substance -> the first of its names. */
    readonly called: ReadonlyMap<string, string>
    /** Names of drugs of a group that has a class for one of which the class is not known, as known by confidence C. */
    readonly misspelt: Misspelt<Medications['names'][number]>
    readonly stems: Stems<Medications['stems'][number]>
    readonly words: {
      /** With the class of a drug of which only the word is known. */
      readonly all: readonly { readonly word: string; readonly whole: boolean; readonly means: string }[]
      /** Quickly tells texts that cannot have one. */
      readonly likely: RegExp
    }
    readonly counterExamples: PhraseIndex<null>
    readonly others: PhraseIndex<null>
    /** Where in a word what is glued to a name begins. */
    readonly glued: RegExp
    /** What names no drug: keys of systems, and folded texts. */
    readonly placeholders: PlaceholderTexts & { readonly systems: ReadonlySet<string> }
  }
  /** By what they are about. */
  readonly conversations: ReadonlyMap<string, SoughtConversation>
  readonly requests: { readonly codes: CodeIndex<RequestRow>; readonly sought: readonly SoughtRequest[] }
  /** The keys of a code system that reading knows by its alias. */
  readonly keys: { readonly atc: ReadonlySet<string>; readonly loinc: ReadonlySet<string> }
  /** Groups that have a class for a drug of which the class is not known. */
  readonly groups: readonly OpenGroup[]
}

const ready = new WeakMap<Dictionary['codes'], Lexicon>()

/** The lexicon of a dictionary, made at the first call; dictionaries with the same code book share it. */
export function lexiconOf(dictionary: Dictionary): Lexicon {
  const known = ready.get(dictionary.codes)
  if (known) return known
  const made = makeLexicon(dictionary)
  ready.set(dictionary.codes, made)
  return made
}

function makeLexicon({ codes, views, recognitions, conversations }: Dictionary): Lexicon {
  const measures = [...codes.measures.values()].flatMap((measure) =>
    measure.codes.map((row) => ({ ...row, measure: measure.name })),
  )
  const findings = listed(codes.findings)
  return {
    views: new Map([...views].map(([type, definition]) => [type, compileView(definition as ViewDefinition)])),
    units: new Units(codes.units),
    observed: new CodeIndex<MeasureRow | ListRow>([...measures, ...findings], codes),
    marks: new Map(
      [...codes.measures.values()].flatMap(({ name, marks }) => (marks ? [[name, markSets(marks, codes)]] : [])),
    ),
    named: [...codes.measures.values()].flatMap(({ name, texts = [] }) =>
      texts.map((text) => ({ measure: name, text: fold(text) })),
    ),
    factNames: namesOfFacts(codes),
    findings: new CodeIndex(findings, codes),
    conditions: new CodeIndex(listed(codes.conditions), codes),
    procedures: new CodeIndex(listed(codes.procedures), codes),
    products: new CodeIndex(codes.medications.products, codes),
    ingredients: new Map(
      codes.medications.products.flatMap(({ code, ingredients }) =>
        ingredients ? [[code, ingredients] as const] : [],
      ),
    ),
    recognitions: new CodeIndex(
      recognitions.flatMap((recognition) => recognition.codes.map((row) => ({ ...row, recognition }))),
      codes,
    ),
    recognised: recognitions.map((recognition) => ({
      recognition,
      phrases: recognition.phrases.map(fold),
      beginnings: recognition.beginnings.map(fold),
      unless: recognition.unless?.map(fold) ?? [],
    })),
    reasons: [...codes.conditions.values()].flatMap(({ name, texts }) =>
      texts ? [{ list: name, words: texts.map(fold) }] : [],
    ),
    drugs: foldedDrugs(codes),
    conversations: new Map([...conversations].map(([about, each]) => [about, sought(each, codes)])),
    requests: requestsIn(codes, conversations),
    keys: { atc: keysOf('atc', codes), loinc: keysOf('loinc', codes) },
    groups: [...codes.medications.groups.values()].filter(isOpen),
  }
}

function markSets(marks: readonly string[], codes: CodeBook): MarkSets {
  return new MarkSets(marks.flatMap((name) => codes.marks.get(name) ?? []))
}

function namesOfFacts({ measures, findings }: CodeBook): PhraseIndex<string> {
  const facts = [...measures.values(), ...findings.values()]
  const named = facts.flatMap(({ name, title, ...more }) =>
    [title.nl, title.en, ...('names' in more ? more.names : [])].map((words): [string, string] => [words, name]),
  )
  return new PhraseIndex(named.sort(([one], [other]) => other.length - one.length))
}

function isOpen(group: DrugGroup): group is OpenGroup {
  return group.unclassified !== undefined
}

function sought({ talk, refusal }: Conversation, codes: CodeBook): SoughtConversation {
  const phrases = talk.phrases.map(fold)
  return {
    codes: new CodeIndex(talk.codes, codes),
    phrases,
    likely: new RegExp(phrases.map((phrase) => phrase.replace(/[^a-z0-9 ]/g, '.')).join('|') || '$^', 'i'),
    refusals: refusal.words.map(fold),
  }
}

function requestsIn(codes: CodeBook, conversations: Dictionary['conversations']): Lexicon['requests'] {
  const all = [...codes.requests.values()]
  return {
    codes: new CodeIndex(
      all.flatMap(({ name, as, codes }) => codes.map((row) => ({ ...row, name, as }))),
      codes,
    ),
    sought: all.map(({ name, as, texts, words, about = '' }) => ({
      name,
      as,
      texts: texts.map(fold),
      words: [...words, ...(conversations.get(about)?.refusal.words ?? [])].map(fold),
    })),
  }
}

function foldedDrugs(codes: CodeBook): Lexicon['drugs'] {
  const { names, stems, groups, counterExamples, otherDrugs, forms, placeholders } = codes.medications
  const open = [...groups.values()].filter(isOpen)
  const words = open.flatMap(({ words, unclassified: means }) =>
    words.map(({ word, whole }) => ({ word: fold(word), whole, means })),
  )
  return {
    names: new PhraseIndex(names.map((row) => [row.name, row] as const)),
    // Of several rows with one code the first stays.
    called: new Map(names.flatMap(({ atc, name }) => (atc ? [[atc, name] as const] : [])).reverse()),
    misspelt: new Misspelt(
      names
        .filter(({ classes }) => open.some((group) => classes.some((name) => group.classes.has(name))))
        .map(asMisspelt),
    ),
    stems: new Stems(stems),
    words: { all: words, likely: new RegExp(words.map(({ word }) => word).join('|') || '$^') },
    counterExamples: new PhraseIndex(counterExamples.map((name) => [name, null] as const)),
    others: new PhraseIndex(otherDrugs.map((name) => [name, null] as const)),
    glued: new RegExp(
      `(?<=[a-z])(?=\\d)|(?<=\\d)(?=[a-z])|(?<=[a-z]{5})(?=(?:${forms.map(fold).join('|') || '$^'})(?![a-z]))`,
      'g',
    ),
    placeholders: {
      systems: new Set(placeholders.systems.flatMap((alias) => [...keysOf(alias, codes)])),
      ...placeholderTexts(placeholders),
    },
  }
}

function listed(lists: ReadonlyMap<string, CodeList>): ListRow[] {
  return [...lists.values()].flatMap((list) => list.codes.map((row) => ({ ...row, list: list.name })))
}

/** The compiled view of a resource type. */
export function viewOf(lexicon: Pick<Lexicon, 'views'>, type: string): View {
  const view = lexicon.views.get(type)
  if (!view) throw new Error(`there is no view of ${type} in cds-services/views`)
  return view
}
