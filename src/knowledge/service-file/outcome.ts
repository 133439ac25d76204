import type { Text } from '../../text.ts'

/** What became of who started something: how who is counted is found, and what is counted. From `outcomes.yaml`. */
export interface Outcomes {
  /** Concepts that tell when somebody started, and how they stand; and which of these standings count, make unknown, or mean that somebody left. */
  readonly cohort: {
    readonly start: string
    readonly standing: string
    readonly counts: readonly string[]
    readonly unknown: readonly string[]
    readonly left: readonly string[]
  }
  /** The measure on whose day somebody is judged. */
  readonly measuredBy: string
  /** Measures of which only those of the window count. */
  readonly measures: readonly string[]
  /** Months before and after a time point. */
  readonly window: { readonly before: number; readonly after: number }
  /** Months after somebody's first resource in which a start may not be the first. */
  readonly startOfData: number
  readonly dimensions: Readonly<Record<string, Dimension>>
  /** The share at a time point to which the funnel of the page leads. */
  readonly funnel?: { readonly indicator: string; readonly line: string; readonly at: number }
  readonly indicators: readonly Indicator[]
}

/** By what people are told apart: a code, or a number in bands that begin at these. */
export interface Dimension {
  readonly title: Text
  readonly bands?: readonly number[]
}

/** A name in what a concept answers. */
export interface OutcomeAnswer {
  readonly concept: string
  readonly result: string
}

/** What is counted, with its definition and whose that is. */
export interface Indicator {
  readonly id: string
  readonly title: Text
  readonly definition: Text
  readonly origin: 'ndf' | 'nhs' | 'own'
  readonly version: string
  /** Months after the start before which nothing is told. */
  readonly notBefore: number
  /** Time points in months; those that are asked for when left out. */
  readonly at?: readonly number[]
  /** Measurements up to the start count too, to compare with. */
  readonly compared: boolean
  /** Judged on the day of the measure, or when all of the window is over: who had not left by the time point itself counts then. */
  readonly judgedOn: 'measured' | 'window-over'
  /** Time is counted from the first day of the measure since the start on which one of these answers is given: only of who ever had it. */
  readonly countedFrom?: OutcomeAnswer & { readonly is: readonly string[] }
  /** What happened counts though the person left since, or something else of them is unknown. */
  readonly events: boolean
  /** Told by the quarter in which it happened, of everybody, instead of by months after a start: concepts list happenings. */
  readonly quarterly: boolean
  /** Told of everybody too. */
  readonly reference: boolean
  readonly lines: readonly OutcomeLine[]
}

/** One thing that is counted: a share, an amount (`unit`), or how many of each code (`codes`). */
export interface OutcomeLine extends OutcomeAnswer {
  readonly name: string
  readonly title: Text
  /** Answers that are a yes, and a no; any other is unknown, but `not-asked`: it is not about somebody. */
  readonly yes: readonly string[]
  readonly no: readonly string[]
  /** A number is a yes from here on, or within so much of 0. */
  readonly from?: number
  readonly within?: number
  readonly unit?: string
  readonly codes?: Readonly<Record<string, Text>>
  /** States at the start and now: each code is one of each, with `>` between. Drawn from one to the other at the time point. */
  readonly flow?: { readonly at: number; readonly states: Readonly<Record<string, Text>> }
  /** Of happenings: those of quarters add up. */
  readonly adds: boolean
  /** Only of who had one of these answers at the start. */
  readonly startIs?: readonly string[]
  /** Only of who has one of these other answers. */
  readonly of?: OutcomeAnswer & { readonly is: readonly string[] }
}
