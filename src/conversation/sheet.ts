import type { CarePlanActivity, Goal, ServiceRequest } from 'fhir/r4.js'
import type { Day } from '../calendar.ts'
import type { Text } from '../text.ts'
import type { Explanation } from '../why/explanation.ts'

/**
 * What the conversation page draws: everything that two people may read, in words that are made for it, and beside it, for the
 * professional alone, why. Nothing of `panel` goes onto the parts or the paper; the page computes nothing medical.
 * @see docs/conversation.md
 */
export interface Sheet {
  readonly asOf: Day
  /** Version and hash of the knowledge, as of "why?". */
  readonly knowledge: Explanation['knowledge']
  /** False where the page is not for this person (deceased, under 18, other type, pregnant, no diabetes): then there are no parts. */
  readonly fits: boolean
  /** Whether the page may say who it is about; false for somebody who has died. */
  readonly mayName: boolean
  /** What the first screen tells the professional before anything is drawn: each part, and whether and why it is left out. */
  readonly before: readonly Announced[]
  /** Whether the word remission may be on the screen; where it may, the professional can still choose "not now". */
  readonly goalShown: boolean
  /** What comes before all else; where it `closes`, the other parts stay closed until the professional opens them. */
  readonly urgent: { readonly closes: boolean; readonly text: Text } | null
  /** The parts in the order in which they are shown; empty where the page does not fit. */
  readonly order: readonly PartName[]
  readonly parts: Parts | null
  /** The parts as they are once the professional chose "not now": the word remission is nowhere. Null where `goalShown` is false. */
  readonly withoutGoal: Parts | null
  readonly panel: Panel
  readonly templates: Templates
}

export type PartName = 'course' | 'goal' | 'wishes' | 'options' | 'safety' | 'agreements'

/** A part on the first screen; `why` is for the professional. */
export interface Announced {
  readonly part: PartName
  readonly shown: boolean
  readonly why: Text | null
}

export interface Parts {
  readonly course: CoursePart
  readonly goal: GoalPart
  readonly wishes: WishesPart
  readonly options: OptionsPart
  readonly safety: SafetyPart
  readonly agreements: AgreementsPart
}

/** 1. Where are you now? */
export interface CoursePart {
  readonly heading: Text
  readonly measures: readonly CourseMeasure[]
  readonly marks: { readonly now: readonly Mark[]; readonly then: MarksThen } | null
  /** Drugs as bars beside the values: name as on the box, and what it is for. */
  readonly drugs: readonly {
    readonly name: string
    readonly what: Text | null
    readonly start: Day | null
    readonly end: Day | null
    readonly inUse: boolean
  }[]
  /** More sentences: how long, how many kinds of insulin, what was examined. */
  readonly texts: readonly Text[]
  /** What is not there, and who can measure it. */
  readonly missing: readonly Text[]
}

/** One measure; less than two points: a figure with its date and no chart; none: it is not here, `missing` says so. */
export interface CourseMeasure {
  readonly measure: string
  readonly name: Text
  /** UCUM, and as people read it. */
  readonly unit: string
  readonly unitText: Text
  /** Only facts that were used, oldest first. Of blood pressure `second` is the diastolic value. */
  readonly points: readonly { readonly date: Day; readonly value: number; readonly second?: number }[]
  /** One sentence in plain words, or two. */
  readonly text: Text
  readonly direction: 'down' | 'up' | 'same' | 'unknown'
  /** Drawn only where the goal is shown. */
  readonly limit: { readonly value: number; readonly text: Text } | null
}

export type MarkState = 'good' | 'too-high' | 'too-low' | 'unknown'

export interface Mark {
  /** Its name in `conversation/marks.yaml`. */
  readonly mark: string
  readonly name: Text
  readonly state: MarkState
  readonly stateText: Text
}

export type MarksThen = { readonly date: Day; readonly marks: readonly Mark[] } | null

/** 2. What is remission, and does it suit you? Or: what do we work on? */
export interface GoalPart {
  readonly heading: Text
  /** First sentence: that there is something to choose. */
  readonly choice: Text
  readonly texts: readonly Text[]
  readonly helps: readonly Text[]
  readonly harder: readonly Text[]
  /** What a person can answer. */
  readonly questions: readonly Text[]
  /** Pairs of one study and one moment, as dots of 100; empty with `notStudied` where none fits. */
  readonly studies: readonly ShownStudy[]
  readonly notStudied: Text | null
  /** Source, day, who makes and pays this, when it is looked at again. */
  readonly imprint: Text
}

export interface ShownStudy {
  /** Who took part, when. */
  readonly population: Text
  readonly figures: readonly Figure[]
  /** What it does not say; how it was later. */
  readonly notes: readonly Text[]
}

export interface Figure {
  readonly moment: Text
  readonly groups: readonly {
    readonly name: Text
    readonly yes: number
    readonly yesText: Text
    readonly noText: Text
  }[]
  readonly source: Cited
}

export interface Cited {
  readonly title: Text
  readonly publisher: string
  readonly date: string
  readonly url: string
}

/** 3. What do you want? */
export interface WishesPart {
  readonly heading: Text
  readonly ask: Text
  readonly choices: readonly Worded[]
  /** 0 to 10, each with the question that follows the figure. */
  readonly scales: readonly { readonly code: 'importance' | 'confidence'; readonly ask: Text; readonly after: Text }[]
  readonly helpers: { readonly ask: Text; readonly choices: readonly Worded[] }
  readonly pillars: readonly (Worded & { readonly recorded: Text | null })[]
  /** For the professional, beside free text. */
  readonly readAlong: Text
}

export interface Worded {
  readonly code: string
  readonly text: Text
}

/** 4. What is there? Every column answers the same rows; what is not known says so. */
export interface OptionsPart {
  readonly heading: Text
  readonly texts: readonly Text[]
  readonly rows: readonly Worded[]
  /** As now, by myself, programmes in the order of the service (three at most), other drugs where they are an alternative. */
  readonly columns: readonly Option[]
  readonly more: readonly Option[]
  /** What does not fit, with the reason that may be said, or that one may ask. */
  readonly notFitting: readonly { readonly id: string; readonly name: Text; readonly why: Text }[]
}

export interface Option {
  readonly id: string
  readonly kind: 'as-now' | 'myself' | 'programme' | 'drugs'
  readonly name: Text
  /** By code of the row; every row is there. */
  readonly cells: Readonly<Record<string, Text>>
}

/** 5. Safe. */
export interface SafetyPart {
  readonly heading: Text
  readonly texts: readonly Text[]
  /** When to call: a sign, and whom. */
  readonly call: readonly Text[]
  readonly contact: Text
}

/** 6. What we agree. */
export interface AgreementsPart {
  readonly heading: Text
  /** What will be measured and when: chosen by a tick, first those that the record asks for. */
  readonly measure: readonly (Worded & { readonly suggested: boolean })[]
  readonly practiceDoes: readonly Worded[]
  readonly again: readonly (Worded & { readonly days: number; readonly suggested: boolean })[]
  /** Eyes, feet, kidney: what stays. */
  readonly stays: readonly Text[]
  readonly teachBack: Text
  readonly links: readonly { readonly text: Text; readonly url: string }[]
}

/** For the professional alone: "why?" as it is, and what was kept from the parts. */
export interface Panel {
  readonly explanation: Explanation
  readonly keptBack: readonly { readonly code: string; readonly text: Text }[]
}

/**
 * What is written when the professional saves, without what was said: the page fills it in, so that own words go to the FHIR server
 * alone. Made from what the cards suggest, so that the service knows its own talk again.
 */
export interface Templates {
  /** The talk, as an activity of the CarePlan. */
  readonly talk: CarePlanActivity
  /** The same once the goal is not on the screen: a talk about lifestyle. */
  readonly talkWithoutGoal: CarePlanActivity
  /** "Not" or "later": the refusal that the service reads. */
  readonly refusal: Goal
  /** By id of the programme. */
  readonly referrals: Readonly<Record<string, ServiceRequest>>
}
