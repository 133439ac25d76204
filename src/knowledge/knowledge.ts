import type { Concept, Rule } from '../engine/rule.ts'

/** A sentence or word in both languages of the service. */
export interface Text {
  readonly nl: string
  readonly en: string
}

export type Language = keyof Text

/** A document that values cite. */
export interface Source {
  readonly id: string
  readonly title: Text
  readonly publisher: string
  readonly date: string
  readonly url: string
  readonly kind: 'guideline' | 'position' | 'study' | 'commercial' | 'derived' | 'terminology'
}

/** A cited number of a rule or concept as it is in force on the day judged. */
export interface Value {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly place: string
  readonly status: 'active' | 'proposed'
  readonly since: string
}

/** All dated values of one parameter, newest first. */
export interface Parameter {
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly status: 'active' | 'proposed'
  readonly reviewBy: string
  readonly values: readonly (Value & { readonly reading: string })[]
}

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
  readonly products: readonly (ListedCode & { readonly classes: readonly string[]; readonly atc?: string })[]
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

export type Diet = 'none' | 'healthy' | 'low-carbohydrate' | 'very-low-calorie'

/** A criterion of a programme; `not` names conditions, procedures or derived claims that rule it out. */
export type Criterion =
  | { readonly kind: 'age'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'bmi'; readonly from: number; readonly orRaisedWaist?: boolean }
  | { readonly kind: 'egfr'; readonly from: number }
  | { readonly kind: 'only-drugs'; readonly classes: readonly string[] }
  | { readonly kind: 'any-drug'; readonly classes: readonly string[] }
  | { readonly kind: 'has'; readonly condition: string }
  | { readonly kind: 'not'; readonly condition: string }

export interface Programme {
  readonly id: string
  readonly name: Text
  readonly who: Text
  readonly lane: 'care-related' | 'indicated'
  readonly diet: Diet
  readonly forDiabetes: boolean
  /** Offered in some regions only: fits where the region has it. */
  readonly regional: boolean
  readonly form: Text
  readonly duration: Text
  readonly payer: Text
  readonly reimbursed: { readonly from: string; readonly to?: string } | null
  readonly evidence: Text
  readonly consent: Text | null
  /** Null where a region does not say it. */
  readonly checkedOn: string | null
  /** id in sources.yaml; of a programme of the region `region`. */
  readonly source: string
  /** Null where a region does not say it. */
  readonly url: string | null
  readonly criteria: readonly Criterion[]
  /** The area that a programme of the region serves. */
  readonly area?: string
  /** The national programme of which a programme of the region is the local form. */
  readonly variantOf?: string
}

/** How a programme or diet is recognised in codes and words. */
export interface Recognition {
  /** The programme's id, or null for a diet that is no programme. */
  readonly programme: string | null
  readonly diet: Diet
  readonly codes: readonly ListedCode[]
  /** Whole words or phrases, any case. */
  readonly phrases: readonly string[]
  /** Beginnings of words, any case. */
  readonly beginnings: readonly string[]
  /** Words do not count in a text that has one of these, e.g. fasting in the name of a laboratory test. */
  readonly unless?: readonly string[]
}

/** How a conversation about remission, and its refusal, are recognised. `cds-services/programmes/conversation.yaml` */
export interface Conversation {
  readonly talk: { readonly codes: readonly ListedCode[]; readonly phrases: readonly string[] }
  readonly refusal: { readonly words: readonly string[] }
}

/** Front matter and body of a card text, per language. */
export interface CardText {
  readonly name: string
  readonly indicator: 'info' | 'warning' | 'critical'
  /** id in sources.yaml that the card names. */
  readonly source: string
  readonly selectionBehavior: 'any' | 'at-most-one'
  readonly suggestions: readonly string[]
  readonly overrideReasons: readonly string[]
  /** Mustache templates. */
  readonly summary: Text
  readonly detail: Text
}

/** A suggestion: its label and the resource it would create or update, with Mustache holes. */
export interface SuggestionText {
  readonly name: string
  readonly label: Text
  readonly description: Text
  readonly type: 'create' | 'update'
  /** For an update: the name in the decision's `resources` of what is updated; everything else in it is kept. */
  readonly of?: string
  /** One suggestion for each item of this list in the card's view, e.g. `programmes`. */
  readonly each?: string
  readonly resource: Readonly<Record<string, unknown>>
}

export interface LoadedConcept {
  readonly name: string
  readonly concept: Concept
  readonly parameters: ReadonlyMap<string, Parameter>
}

export interface LoadedRule {
  readonly name: string
  readonly rule: Rule
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly cards: ReadonlyMap<string, CardText>
  /** reason -> one sentence for a person. */
  readonly reasons: ReadonlyMap<string, Text>
}

export interface Service {
  readonly id: string
  readonly hook: string
  readonly version: string
  readonly status: 'active' | 'draft'
  readonly title: Text
  readonly description: Text
  readonly usageRequirements: Text
  /** Prefetch key -> template. */
  readonly prefetch: Readonly<Record<string, string>>
  /** Of each group at least one key must be had, else 412. */
  readonly needed: readonly (readonly string[])[]
  /** Topic of the cards' source. */
  readonly topic: { readonly system: string; readonly code: string; readonly display: Text }
  /** Name of the concept that tells whether the service applies to a person at all. */
  readonly applies: string
  /** Name of the concept that tells of each programme of the offer whether it fits, for "why?". */
  readonly programmes?: string
  /** In the service's order, the order of `explain`. */
  readonly rules: readonly LoadedRule[]
  /** Rule and card, best first, for the goal card and for the safety card. */
  readonly ranking: {
    readonly goal: readonly { readonly rule: string; readonly cards?: readonly string[] }[]
    readonly safety: readonly { readonly rule: string; readonly cards?: readonly string[] }[]
  }
  readonly suggestions: ReadonlyMap<string, SuggestionText>
  readonly overrideReasons: ReadonlyMap<string, Text>
}

/** Everything in `cds-services/`, checked. */
export interface Knowledge {
  readonly version: string
  /** `sha256:` of all files that decide anything; changes whenever a value, code, text or condition changes. */
  readonly hash: string
  readonly sources: ReadonlyMap<string, Source>
  readonly codes: CodeBook
  /** ViewDefinition JSON by resource type. */
  readonly views: ReadonlyMap<string, unknown>
  readonly programmes: readonly Programme[]
  readonly recognitions: readonly Recognition[]
  readonly conversation: Conversation
  readonly concepts: readonly LoadedConcept[]
  readonly services: ReadonlyMap<string, Service>
  /** A code that cards show -> its words. */
  readonly terms: ReadonlyMap<string, Text>
}
