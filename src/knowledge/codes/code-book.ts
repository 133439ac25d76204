import type { Text } from '../../text.ts'

/** One row of a code list. `below` also takes in every code that starts with this one. */
export interface ListedCode {
  /** Alias of `codes/systems.yaml`. */
  readonly system: string
  readonly code: string
  readonly below?: boolean
  readonly display: string
  readonly confidence: 'A' | 'B' | 'C'
  readonly source: string
  /** What sets this code apart inside its list, e.g. that it says remission. */
  readonly mark?: string
}

/** How a number in one unit becomes the unit of the fact: value * times / dividedBy + plus. */
export interface Conversion {
  readonly times?: number
  readonly dividedBy?: number
  readonly plus?: number
}

/** What may hold of how a value was taken. */
export interface Mark {
  readonly name: string
  readonly title: Text
  /** Of several codes one that denies it goes before one that says it; else the other way round. */
  readonly denialFirst?: boolean
  /** How the specimen says it, where no code says or denies it. */
  readonly specimen?: {
    /** Column of the Specimen view with codes, and the finding in whose list such a code says it. */
    readonly codes: string
    readonly list: string
    /** Column with a duration that says it, and the value of the reading that is its least (h). Its unit and comparator stand beside it. */
    readonly duration: string
    readonly from: string
  }
}

/** One code of a measure. */
export interface MeasureCode extends ListedCode {
  /** Marks of a value with this code. */
  readonly says?: readonly string[]
  /** Marks that a value with this code does not have. */
  readonly denies?: readonly string[]
}

/** A measured fact: unit and precision in which it is shown and compared, plausible range (bounds included). */
export interface Measure {
  readonly name: string
  readonly title: Text
  readonly unit: string
  readonly decimals: number
  readonly plausible: { readonly from: number; readonly to: number }
  /** Of two values on one day without times, the one that decides. */
  readonly careful: 'higher' | 'lower'
  /** Scores need no unit and may be a valueInteger. */
  readonly unitless?: boolean
  /** Full names by which an Observation without a known code is recognised. */
  readonly texts?: readonly string[]
  /** Words by which "why?" knows a result of which the code is not known, beside its title. */
  readonly names?: readonly string[]
  readonly units: Readonly<Record<string, Conversion>>
  /** Marks that are looked at. */
  readonly marks?: readonly string[]
  /** Of these those without which a value decides less: "why?" tells in this order what an unused value lacks. */
  readonly needs?: readonly string[]
  /** Mark -> the fact that a value with it is; else the name of the measure. */
  readonly called?: Readonly<Record<string, string>>
  readonly codes: readonly MeasureCode[]
}

/** A list of codes with one meaning. */
export interface CodeList {
  readonly name: string
  readonly title: Text
  /** How clinicalStatus counts; only in `conditions.yaml`. */
  readonly kind?: 'event' | 'lasting' | 'state'
  /** Parts of words, any case, by which the list is recognised in the text of a reason; only in `conditions.yaml`. */
  readonly texts?: readonly string[]
  readonly codes: readonly ListedCode[]
}

/** A class of drugs. */
export interface DrugClass {
  readonly name: string
  readonly title: Text
}

/** Classes of drugs that belong together. */
export interface DrugGroup {
  readonly name: string
  readonly title: Text
  readonly classes: ReadonlySet<string>
  /** The class of a drug of the group whose own class is not known, or by confidence C only. */
  readonly unclassified?: string
  /** A drug of which nothing tells what it is may be of this group: in use, and for so long after (mo, a value of the reading). */
  readonly nameless?: string
  /** Words that say the group without a class. `whole` takes whole words only, else the word may be part of one. */
  readonly words: readonly { readonly word: string; readonly whole: boolean }[]
}

/** What stands in the place of a drug and names none: any code of these systems, and these words where they are all of a text. */
export interface Placeholders {
  /** Aliases. */
  readonly systems: readonly string[]
  readonly texts: readonly string[]
  /** Words that may stand between those texts where nothing else does. */
  readonly between?: readonly string[]
}

export interface Medications {
  readonly classes: ReadonlyMap<string, DrugClass>
  readonly groups: ReadonlyMap<string, DrugGroup>
  /** Product codes; of several that match, the longest decides. */
  readonly products: readonly (ListedCode & {
    readonly classes: readonly string[]
    readonly atc?: string
    /** Of the ATC code of a combination: its ingredients as ATC codes. */
    readonly ingredients?: readonly string[]
  })[]
  /** Whole words, any case, accents folded; longest first. */
  readonly names: readonly {
    readonly name: string
    readonly classes: readonly string[]
    /** The ingredients as ATC codes, so that a name and a code of one drug are one treatment. */
    readonly atc?: string
    /** A word such as insulin that also stands in names of devices. */
    readonly generic?: boolean
    /** Also found with one letter wrong, though it is short. */
    readonly misspelt?: boolean
    readonly confidence: 'A' | 'B' | 'C'
    readonly source?: string
  }[]
  /** Parts of words that tell a drug where no name does; longest first. `begins`: at the beginning of a word only. */
  readonly stems: readonly (Medications['names'][number] & { readonly begins?: boolean })[]
  /** Words for what is used beside drugs and looks like one. */
  readonly counterExamples: readonly string[]
  /** Names of drugs of none of these classes. */
  readonly otherDrugs: readonly string[]
  /** What is glued to the end of a name and says in what it comes. */
  readonly forms: readonly string[]
  readonly placeholders: Placeholders
}

/** How else a code system and its codes are written. */
export interface Spelling {
  /** What senders call it beside its URIs. */
  readonly names: readonly string[]
  /** What a main code may end in beside. */
  readonly mainEnding?: string
  /** What follows its URI after a slash is an edition of it. */
  readonly editions?: boolean
  /** Capitals make no other code. */
  readonly anyCase?: boolean
  /** Dots make no other code. */
  readonly anyDots?: boolean
}

/** How the dose of a day is counted. */
export interface Doses {
  /** Spelling in lower case of a unit of the substance itself -> the unit in which doses are compared, and how much of that it is. */
  readonly substances: ReadonlyMap<string, { readonly unit: string; readonly times: number }>
  /** Code of a timing -> times a day. */
  readonly timings: ReadonlyMap<string, number>
  /** Units in which the dose of one drug of a class may be compared with that of another. */
  readonly acrossDrugs: ReadonlySet<string>
}

/** What can be asked for, and by what an order, a task or a goal that asks for it is known. */
export interface Requestable {
  readonly name: string
  readonly as: 'ServiceRequest' | 'Task' | 'Goal'
  /** Of a measure: those that deny a mark which it needs left out. */
  readonly codes: readonly ListedCode[]
  /** The whole of a text, any case. */
  readonly texts: readonly string[]
  /** Parts of words, any case, anywhere in a text. */
  readonly words: readonly string[]
  /** A conversation: the words of its refusal count anywhere in a text. */
  readonly about?: string
}

/** How the words of a record say what no code does. */
export interface Saying {
  /** Types of resources. */
  readonly in: readonly string[]
  /** Only Conditions with a code of this list. */
  readonly of?: string
  /** Whole words. */
  readonly phrases: readonly string[]
  /** One of these stands before, with nothing between but numbers and words of `between`; anything may where there are none. */
  readonly after?: readonly string[]
  readonly between?: readonly string[]
  /** What takes it back, so many words before or after: a value of the reading (1). */
  readonly unless: { readonly words: readonly string[]; readonly within: string }
}

export interface CodeBook {
  /** alias -> URIs under which a code system is sent. */
  readonly systems: ReadonlyMap<string, readonly string[]>
  readonly spellings: ReadonlyMap<string, Spelling>
  /** unit -> every spelling of it, itself included. */
  readonly units: ReadonlyMap<string, readonly string[]>
  readonly marks: ReadonlyMap<string, Mark>
  readonly measures: ReadonlyMap<string, Measure>
  readonly findings: ReadonlyMap<string, CodeList>
  readonly conditions: ReadonlyMap<string, CodeList>
  readonly procedures: ReadonlyMap<string, CodeList>
  readonly requests: ReadonlyMap<string, Requestable>
  readonly sayings: ReadonlyMap<string, Saying>
  readonly medications: Medications
  readonly doses: Doses
}
