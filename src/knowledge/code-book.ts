import type { Text } from './knowledge.ts'

/** One row of a code list. `below` also takes in every code that starts with this one. */
export interface ListedCode {
  /** Alias of `codes/systems.yaml`. */
  readonly system: string
  readonly code: string
  readonly below?: boolean
  readonly display: string
  readonly confidence: 'A' | 'B' | 'C'
  readonly source: string
  /** What sets this code apart inside its list, e.g. `remission` among the codes of type 2 diabetes. */
  readonly mark?: string
}

/** How a number in one unit becomes the unit of the fact: value * times / dividedBy + plus. */
export interface Conversion {
  readonly times?: number
  readonly dividedBy?: number
  readonly plus?: number
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
  readonly units: Readonly<Record<string, Conversion>>
  readonly codes: readonly (ListedCode & {
    readonly fasting?: 'yes' | 'no' | 'unknown'
    readonly sample?: 'venous' | 'capillary' | 'unspecified'
  })[]
}

/** A list of codes with one meaning. */
export interface CodeList {
  readonly name: string
  readonly title: Text
  /** How clinicalStatus counts; only in `conditions.yaml`. */
  readonly kind?: 'diabetes' | 'event' | 'lasting' | 'state'
  /** Parts of words, any case, by which the list is recognised in the text of a reason; only in `conditions.yaml`. */
  readonly texts?: readonly string[]
  readonly codes: readonly ListedCode[]
}

/** A class of drugs. */
export interface DrugClass {
  readonly name: string
  readonly title: Text
  readonly glucoseLowering: boolean
}

export interface Medications {
  readonly classes: ReadonlyMap<string, DrugClass>
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
    readonly confidence: 'A' | 'B' | 'C'
  }[]
  /** Words that say glucose lowering without a class. `whole` takes whole words only, else the word may be part of one. */
  readonly words: readonly { readonly word: string; readonly whole: boolean }[]
  /** Things that look like it and are not. */
  readonly counterExamples: readonly string[]
}

export interface CodeBook {
  /** alias -> URIs under which a code system is sent. */
  readonly systems: ReadonlyMap<string, readonly string[]>
  /** unit -> every spelling of it, itself included. */
  readonly units: ReadonlyMap<string, readonly string[]>
  readonly measures: ReadonlyMap<string, Measure>
  readonly findings: ReadonlyMap<string, CodeList>
  readonly conditions: ReadonlyMap<string, CodeList>
  readonly procedures: ReadonlyMap<string, CodeList>
  readonly medications: Medications
}
