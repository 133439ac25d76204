import type { Text } from '../text.ts'
import type { CardText, SuggestionText } from './card-text.ts'
import type { ApplicabilityDefinition, ConceptDefinition, RuleDefinition } from './definition.ts'
import type { Dictionary } from './dictionary.ts'
import type { Explained } from './explained/explained.ts'
import type { FunnelStep } from './service-file/funnel-step.ts'
import type { HookName } from './service-file/hook.ts'
import type { Outcomes } from './service-file/outcome.ts'
import type { SheetTexts } from './sheet/sheet.ts'
import type { OverrideReason, Pacing } from './silencing.ts'
import type { Parameter, Source } from './value.ts'

export type * from '../text.ts'
export type * from './card-text.ts'
export type * from './dictionary.ts'
export type * from './explained/explained.ts'
export type { HookName } from './service-file/hook.ts'
export type { SheetTexts } from './sheet/sheet.ts'
export type * from './silencing.ts'
export type * from './value.ts'

export interface LoadedConcept<C extends ConceptDefinition = ConceptDefinition> {
  readonly name: string
  /** Its folder in `cds-services/`: `shared/<name>`, or `<service>/concepts/<name>`. */
  readonly at: string
  readonly concept: C
  readonly parameters: ReadonlyMap<string, Parameter>
}

export interface LoadedRule {
  readonly name: string
  /** Its folder in `cds-services/`: `<service>/rules/<name>`, of a trigger `<service>/rules/<rule>/triggers/<name>`. */
  readonly at: string
  /** Of a trigger: the name of the rule of whose card its own is a part. */
  readonly partOf: string | null
  /** What it asks: a refusal of its card silences every rule, of any service, that asks the same. */
  readonly question: string
  /** The question as a person asks it. */
  readonly asks: Text
  /** Whether it decides nothing unless the site switches it on. */
  readonly off: boolean
  readonly rule: RuleDefinition
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly cards: ReadonlyMap<string, CardText>
  /** reason -> one sentence for a person. */
  readonly reasons: ReadonlyMap<string, Text>
  /** Its card is for these users alone, whom the site lists; absent where it is for all. */
  readonly audience?: string
}

/** Some cards of a rule, or all. */
export interface Ranked {
  readonly rule: string
  readonly cards?: readonly string[]
  /** Only when the decision has one of these reasons. */
  readonly reasons?: readonly string[]
}

/** One place for cards, and which of those that want it are shown. */
export interface Ranking {
  readonly name: string
  /** What a card that wants this place says of itself; every indicator belongs to one ranking. */
  readonly indicators: readonly CardText['indicator'][]
  /** So many cards are shown. */
  readonly show: number
  /** Why a dismissal may keep a card silent here; one that warns by reasons with `safety` only. */
  readonly silences: readonly string[]
  /** Whether its cards open the conversation page, where a site has one. */
  readonly launches: boolean
  /** Of these, best first by the order of `cards`, none takes the place of a better one that was dismissed or rests. */
  readonly ladder: readonly Ranked[]
  /** What is not shown and is of a rule listed here is named under these words, on the card that is shown in its place. */
  readonly also?: Text
  /** Best first; of two cards the more urgent comes before that. */
  readonly cards: readonly Ranked[]
}

/** A value that a rule compares everyone with, as a line. */
export interface DrawnValue {
  readonly rule: string
  /** Of the rule, or of what it reads. */
  readonly value: string
  /** Reasons with which the rule compared nothing with it. */
  readonly unless: readonly string[]
  /** With the hole {{value}}. */
  readonly words: Text
}

/** A value of the concept that tells limits, as a line where it is a limit for the person. */
export type DrawnLimit = Pick<DrawnValue, 'value' | 'words'>

/** Two numbers of what a rule decided, as a band where it has both. */
export interface DrawnBand {
  readonly rule: string
  /** Name in its result. */
  readonly from: string
  readonly to: string
  /** With the holes {{from}} and {{to}}. */
  readonly words: Text
}

/** Measured facts that are drawn together over time. */
export interface Plot {
  readonly name: string
  readonly title: Text
  readonly unit: string
  /** As "why?" names them; those after the first are drawn as another kind. */
  readonly facts: readonly string[]
  readonly values: readonly DrawnValue[]
  readonly limits: readonly DrawnLimit[]
  readonly bands: readonly DrawnBand[]
}

/** What lasts, as a page draws it. */
export interface DrawnCourse {
  /** The condition whose date is a line in every plot. */
  readonly onset?: string
  readonly plots: readonly Plot[]
}

/** Some decisions of a rule: with one of these reasons, or that ask for one of these cards, or as urgent. */
export interface WorklistPlace extends Ranked {
  readonly indicators?: readonly CardText['indicator'][]
}

/** One section of a worklist. */
export interface WorklistSection {
  readonly name: string
  readonly title: Text
  /** Whether somebody whose data are not whole may stand here. */
  readonly incomplete: boolean
  /** Why a card is kept silent, and its person is listed all the same. */
  readonly despite: 'all' | readonly string[]
  /** Who is older is listed only where one of these measures is on record. */
  readonly olderWith?: readonly string[]
  /** Best first. */
  readonly places: readonly WorklistPlace[]
}

/** Who of many people is to be looked at, and in which order. */
export interface Worklist {
  /** Measures of which a row tells the newest value. */
  readonly facts: readonly string[]
  /** Values of the bands of the funnel, best first. */
  readonly bands: readonly string[]
  /** `olderFrom` in years, `notSeenFor` in months. */
  readonly values: ReadonlyMap<string, Parameter>
  readonly sections: readonly WorklistSection[]
}

/** What screening of many people counts with a service. */
export interface Population {
  /** Whether a screening that names no service is of this one. */
  readonly byDefault: boolean
  /** From everybody to those who are shown the card of a rule; `stays` are the reasons of who is not lost. */
  readonly funnel: { readonly rule: string; readonly stays: readonly string[]; readonly steps: readonly FunnelStep[] }
  /** Names in the result of that rule, of which each code is counted. */
  readonly exclusions?: string
  readonly bands?: string
  /** Names in the results of rules, each a column of the table of decisions. */
  readonly columns: readonly string[]
  readonly worklist?: Worklist
}

/** What "why?" tells beside the decisions, where a service declares it. */
export interface Told {
  /** The concept that tells of each programme of the offer whether it fits. */
  readonly programmes?: LoadedConcept<ConceptDefinition<'programmes'>>
  /** What lasts, as it was read; `limits` is the concept that tells which of its own values are a limit for a person. */
  readonly course?: { readonly limits?: LoadedConcept<ConceptDefinition<'limits'>> }
}

/** One entry of discovery: the rules of a folder that run on one hook. A folder that serves several hooks is several services. */
export interface Service {
  /** Of discovery: what clients call. */
  readonly id: string
  /** Its folder in `cds-services/`. */
  readonly folder: string
  readonly hook: HookName
  readonly version: string
  /** Whether clients may call it. */
  readonly offered: boolean
  readonly title: Text
  readonly description: Text
  readonly usageRequirements: Text
  /** Prefetch key -> template. */
  readonly prefetch: Readonly<Record<string, string>>
  /** Of each group at least one key must be had, else 412. */
  readonly needed: readonly (readonly string[])[]
  /** Topic of the cards' source. */
  readonly topic: { readonly system: string; readonly code: string; readonly display: Text }
  /** The concept that tells whether the service applies to a person at all. */
  readonly applies: LoadedConcept<ApplicabilityDefinition>
  /** The concept whose values reading goes by. */
  readonly reading: LoadedConcept
  /** The concept that tells what is asked for already: no card offers it again. */
  readonly underWay?: LoadedConcept<ConceptDefinition<'under-way'>>
  /** What is said on the first card of a call whatever it is about, while the concept says so: before a day, or without one. */
  readonly remark?: {
    readonly concept: LoadedConcept<ConceptDefinition<'remark'>>
    readonly dated: Text
    readonly undated: Text
  }
  readonly why: Told
  readonly course: DrawnCourse
  /** Null where many people cannot be screened with it. */
  readonly population: Population | null
  /** What is counted of who started something; null where nothing is. */
  readonly outcomes: Outcomes | null
  /** Those that run on this hook, in the order of `explain`. */
  readonly rules: readonly LoadedRule[]
  readonly rankings: readonly Ranking[]
  readonly suggestions: ReadonlyMap<string, SuggestionText>
  readonly overrideReasons: ReadonlyMap<string, OverrideReason>
  /** Why a recommendation is not shown, the one that decides first -> one sentence for a person. */
  readonly silences: ReadonlyMap<string, Text>
  /** Code system of the override reasons; there is one where there are reasons. */
  readonly overrideReasonSystem?: string
}

/** Everything in `cds-services/`, checked. */
export interface Knowledge extends Dictionary {
  /** What is explained to people and professionals beside decisions. */
  readonly explained: Explained
  /** What the conversation page says; null where there is none. */
  readonly sheet: SheetTexts | null
  readonly version: string
  /** `sha256:` of all files that decide anything; changes whenever a value, code, text or condition changes. */
  readonly hash: string
  readonly sources: ReadonlyMap<string, Source>
  /** Those that services share and those of one service; each comes after the ones it reads. */
  readonly concepts: readonly LoadedConcept[]
  readonly services: ReadonlyMap<string, Service>
  /** What a site can make sure of, by the name with which it says so. */
  readonly guarantees: ReadonlyMap<string, Text>
  /** How often the same is said of one patient; null where every card is shown whenever it is asked for. */
  readonly pacing: Pacing | null
  /** A code that cards show -> its words. */
  readonly terms: ReadonlyMap<string, Text>
}
