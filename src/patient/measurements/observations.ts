import type { Observation } from 'fhir/r4.js'
import { type DateRead, isPartial } from '../../calendar.ts'
import { fold, wordAt } from '../../knowledge/codes/folded-text.ts'
import type { Dictionary, Measure } from '../../knowledge/dictionary.ts'
import type { Coded } from '../coded-fact.ts'
import { readFinding } from '../coded-observation.ts'
import { codingsOf } from '../coding.ts'
import { type ListRow, lexiconOf, type MeasureRow } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import type { Fact, Unused } from '../fact.ts'
import { Remembered } from '../memo.ts'
import { unmarked } from './marks.ts'
import { readWhole, type Whole } from './observation.ts'
import { whyPartUnusable } from './observation-status.ts'
import { type Quantity, readQuantity } from './quantity.ts'
import { Reading } from './reading.ts'
import { type UnknownCode, unknownResults } from './unknown-results.ts'
import { Values } from './values.ts'

/** An Observation, or one component of it, whose code stands in the list of a measure. */
interface Match {
  readonly observation: Observation
  readonly component: object | null
  readonly rows: MeasureRow[]
}

interface Finding {
  readonly observation: Observation
  readonly row: ListRow
}

/** A patient's Observations, found by code first and read only when a measure or finding is asked for. */
export class Observations {
  readonly #context: Context
  readonly #dictionary: Dictionary
  readonly #matches = new Map<string, Match[]>()
  readonly #findings: Finding[] = []
  readonly #unknown: UnknownCode[] = []
  readonly #found = new Map<string, Coded>()
  readonly #wholes = new Remembered<Observation, Whole>()

  constructor(observations: readonly Observation[], dictionary: Dictionary, context: Context) {
    this.#context = context
    this.#dictionary = dictionary
    for (const observation of observations) this.#index(observation)
  }

  #index(observation: Observation): void {
    const { observed } = lexiconOf(this.#dictionary)
    let known = false
    for (const row of observed.findAll(codingsOf(observation))) {
      known = true
      if ('measure' in row) this.#match(observation, null, row)
      else this.#findings.push({ observation, row })
    }
    let parts = known
    for (const component of componentsOf(observation)) {
      const rows = observed.findAll(codingsOf(component)).filter((row) => 'measure' in row)
      if (rows.length === 0) this.#unknown.push({ observation, part: component })
      else parts = true
      for (const row of rows) this.#match(observation, component, row)
    }
    if (!known) this.#unknown.push({ observation, part: observation })
    if (!parts) this.#indexByText(observation)
  }

  /** Scores are known by their full name in the text of the code too. @see docs/reading.md#observation */
  #indexByText(observation: Observation): void {
    const text = observation.code?.text
    if (typeof text !== 'string') return
    const folded = fold(text)
    const names = lexiconOf(this.#dictionary).named.filter((name) => wordAt(folded, name.text) >= 0)
    if (names.length === 0) return
    for (const measure of new Set(names.map((name) => name.measure))) {
      const row = { measure, system: 'text', code: text, display: text, confidence: 'B', source: 'text' } as const
      this.#match(observation, null, row)
    }
  }

  #match(observation: Observation, component: object | null, row: MeasureRow): void {
    const matches = this.#matches.get(row.measure) ?? []
    this.#matches.set(row.measure, matches)
    const same = matches.at(-1)
    if (same?.observation === observation && same.component === component) same.rows.push(row)
    else matches.push({ observation, component, rows: [row] })
  }

  /** The values of a measure, read when they are asked for. */
  values(name: string): Values {
    const matches = this.#matches.get(name) ?? []
    return new Values(
      matches.map((match) => ({ written: writtenDate(match.observation), read: () => this.#read(name, match) })),
    )
  }

  #read(name: string, { observation, component, rows }: Match): Reading | Fact {
    const measure = this.#dictionary.codes.measures.get(name)
    if (!measure) throw new Error(`there is no measure "${name}" in codes/observations.yaml`)
    const whole = this.#whole(observation)
    const { source, date } = whole
    const lexicon = lexiconOf(this.#dictionary)
    const marks = lexicon.marks.get(name)?.of(rows, whole.specimenMarks) ?? unmarked
    const fact = factOf(measure, marks)
    const problem = whyPartUnusable(whole.problem, component)
    if (problem === 'other-patient' || problem === 'no-subject') {
      return { fact, value: null, unit: null, date: null, source, used: false, reason: problem }
    }
    const values = component === null ? whole.row : whole.components().get(component)
    const quantity = values ? readQuantity(values, measure, lexicon.units) : nothing
    if (problem || quantity.problem !== null || !date) {
      return rejected(fact, quantity, date, source, problem ?? quantity.problem ?? 'no-date')
    }
    const { value, comparator, unit } = quantity
    const { decimals } = measure
    const { day, time } = date
    const measured = { fact, value, comparator, unit, decimals, day, time, source, marks }
    return new Reading(measured, this.#context.trace)
  }

  /** What all components of an Observation have in common, read once, however many there are. */
  #whole(observation: Observation): Whole {
    return this.#wholes.of(observation, () => readWhole(observation, this.#dictionary, this.#context))
  }

  /** Coded observations of a list that count, and those that do not: of another, with another status, after the day judged. */
  coded(list: string): Coded {
    const known = this.#found.get(list)
    if (known) return known
    const read = this.#findings
      .filter(({ row }) => row.list === list)
      .map(({ observation, row }) => readFinding(observation, row, this.#dictionary, this.#context))
    const coded = {
      found: read.flatMap((item) => ('kind' in item ? [item] : [])),
      rejected: read.flatMap((item) => ('kind' in item ? [] : [item])),
    }
    this.#found.set(list, coded)
    return coded
  }

  /** Results of which the code is not known while their words name a measure of these, or a list that was asked for. */
  unknown(measures: Iterable<string>): readonly Fact[] {
    return unknownResults(this.#unknown, new Set([...measures, ...this.#found.keys()]), this.#dictionary, this.#context)
  }

  /** All lists that were asked for. */
  get asked(): Coded {
    const all = [...this.#found.values()]
    return { found: all.flatMap(({ found }) => found), rejected: all.flatMap(({ rejected }) => rejected) }
  }
}

const nothing: Quantity = { value: null, comparator: null, unit: null, problem: 'no-quantity' }

function rejected(fact: string, quantity: Quantity, date: DateRead | null, source: string, reason: Unused): Fact {
  const { value, comparator, unit } = quantity
  const approximate = date !== null && isPartial(date)
  return {
    fact,
    value,
    ...(comparator && { comparator }),
    unit,
    date: date?.day ?? null,
    ...(approximate && { approximate }),
    source,
    used: false,
    reason,
  }
}

/** What a value with these marks is called. */
function factOf({ name, called }: Measure, marks: ReadonlySet<string>): string {
  if (called && marks.size > 0) for (const mark in called) if (marks.has(mark)) return called[mark] ?? name
  return name
}

function componentsOf({ component }: { readonly component?: unknown }): readonly { readonly code?: unknown }[] {
  return Array.isArray(component) ? component.filter((one) => typeof one === 'object' && one !== null) : []
}

/** The date as it stands there: only to know which Observations to read first. */
function writtenDate({ effectiveDateTime, effectiveInstant, effectivePeriod }: Observation): unknown {
  return effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start
}
