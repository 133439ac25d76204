import type { FhirResource, Observation } from 'fhir/r4.js'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { fold, type LooseCoding, wordAt } from './coding.ts'
import type { Context } from './context.ts'
import { readDate } from './day.ts'
import type { Fact, Unused } from './fact.ts'
import { type ListRow, lexiconOf, type MeasureRow, viewOf } from './lexicon.ts'
import { readQuantity } from './quantity.ts'
import { Reading } from './reading.ts'
import type { CodedFact } from './record.ts'
import { whose } from './reference.ts'
import { isFasting } from './specimen.ts'
import type { Row, View } from './view.ts'

/** An Observation, or one component of it, whose code stands in the list of a measure. */
interface Match {
  readonly observation: Observation
  readonly component: number | null
  readonly rows: MeasureRow[]
}

interface Finding {
  readonly observation: Observation
  readonly row: ListRow
}

/** The usable values of a measure, newest first, and what could not be used. */
export interface Measured {
  readonly readings: readonly Reading[]
  readonly rejected: readonly Fact[]
}

/** A patient's Observations, found by code first and read only when a measure or finding is asked for. */
export class Observations {
  readonly #context: Context
  readonly #knowledge: Knowledge
  readonly #view: View
  readonly #matches = new Map<string, Match[]>()
  readonly #findings: Finding[] = []

  constructor(observations: readonly Observation[], knowledge: Knowledge, context: Context) {
    this.#context = context
    this.#knowledge = knowledge
    this.#view = viewOf(lexiconOf(knowledge), 'Observation')
    for (const observation of observations) this.#index(observation)
  }

  #index(observation: Observation): void {
    const { measures, findings } = lexiconOf(this.#knowledge)
    let known = false
    for (const coding of codingsOf(observation)) {
      for (const row of measures.find(coding)) known = this.#match(observation, null, row)
      for (const row of findings.find(coding)) known = this.#findings.push({ observation, row }) > 0
    }
    if (Array.isArray(observation.component)) {
      observation.component.forEach((component, at) => {
        for (const coding of codingsOf(component)) {
          for (const row of measures.find(coding)) known = this.#match(observation, at, row)
        }
      })
    }
    if (!known) this.#indexByText(observation)
  }

  /** @see clinical-details.md section 11: GFI and TFI by the full name of the score in the code's text */
  #indexByText(observation: Observation): void {
    const text = observation.code?.text
    if (typeof text !== 'string') return
    for (const measure of this.#knowledge.codes.measures.values()) {
      if (!measure.texts?.some((name) => wordAt(fold(text), fold(name)) >= 0)) continue
      const row = {
        measure: measure.name,
        system: 'text',
        code: text,
        display: text,
        confidence: 'B',
        source: 'text',
      } as const
      this.#match(observation, null, row)
    }
  }

  #match(observation: Observation, component: number | null, row: MeasureRow): true {
    const matches = this.#matches.get(row.measure) ?? []
    this.#matches.set(row.measure, matches)
    const same = matches.at(-1)
    if (same?.observation === observation && same.component === component) same.rows.push(row)
    else matches.push({ observation, component, rows: [row] })
    return true
  }

  /** Reads all values of a measure. */
  measured(name: string): Measured {
    const readings: Reading[] = []
    const rejected: Fact[] = []
    for (const match of this.#matches.get(name) ?? []) {
      const read = this.#read(name, match)
      if (read instanceof Reading) readings.push(read)
      else rejected.push(read)
    }
    readings.sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0))
    return { readings, rejected }
  }

  #read(name: string, { observation, component, rows }: Match): Reading | Fact {
    const measure = this.#knowledge.codes.measures.get(name)
    if (!measure) throw new Error(`there is no measure "${name}" in codes/observations.yaml`)
    const row = this.#view(observation)
    const source = `Observation/${row.text('id') ?? ''}`
    const fasting = name === 'glucose' && this.#fasting(row, observation, rows)
    const fact = fasting ? 'fasting-glucose' : name
    const date = readDate(row.text('date') ?? row.text('instant') ?? row.text('periodStart'))
    const problem = this.#problem(row, observation, date)
    if (problem === 'other-patient' || problem === 'no-subject') {
      return { fact, value: null, unit: null, date: null, source, used: false, reason: problem }
    }
    const values = component === null ? row : row.each('component')[component]
    const quantity = readQuantity(values ?? row, measure, lexiconOf(this.#knowledge).units)
    const reason = problem ?? quantity.problem
    if (reason || quantity.problem !== null || !date || quantity.value === null) {
      const shown = { value: quantity.value, unit: quantity.unit, date: date?.day ?? null }
      return { fact, ...shown, source, used: false, reason: reason ?? 'no-quantity' }
    }
    const { value, comparator, unit } = quantity
    const { decimals } = measure
    const venous = rows.some((each) => each.sample === 'venous') && !rows.some((each) => each.sample === 'capillary')
    const { day, time } = date
    const measured = { fact, value, comparator, unit, decimals, day, time, source, fasting, venous }
    return new Reading(measured, this.#context.trace)
  }

  #problem(row: Row, observation: Observation, date: ReturnType<typeof readDate>): Unused | null {
    const subject = whose(row.one('subject'), this.#context.patientId)
    if (subject !== 'this-patient') return subject
    if (observation.modifierExtension !== undefined) return 'unknown-modifier'
    if (!usable(row)) return 'status'
    if (!date) return 'no-date'
    if (date.precision === 'year' || date.precision === 'month') return 'partial-date'
    return date.day > this.#context.asOf ? 'after-as-of' : null
  }

  #fasting(row: Row, observation: Observation, rows: readonly MeasureRow[]): boolean {
    if (rows.some((each) => each.fasting === 'yes')) return true
    if (rows.some((each) => each.fasting === 'no')) return false
    return isFasting(
      row.one('specimen'),
      observation.contained as readonly FhirResource[] | undefined,
      this.#knowledge,
      this.#context,
    )
  }

  /** Coded observations of a list that count: this patient's, with a usable status, not after the day judged. */
  found(list: string): readonly CodedFact[] {
    return this.#findings.filter(({ row }) => row.list === list).flatMap((found) => this.#finding(found))
  }

  #finding({ observation, row: { list, code, mark, confidence } }: Finding): CodedFact[] {
    const row = this.#view(observation)
    const date = readDate(row.text('date') ?? row.text('instant') ?? row.text('periodStart'))
    const problem = this.#problem(row, observation, date)
    if (problem && problem !== 'partial-date' && problem !== 'no-date') return []
    const { findings } = lexiconOf(this.#knowledge)
    const answers = (row.all('answers') as LooseCoding[]).flatMap((answer) => findings.find(answer))
    const plain =
      row.one('answerText') ?? row.one('string') ?? row.one('boolean') ?? row.one('integer') ?? row.one('value')
    return [
      {
        kind: 'coded',
        list,
        code,
        mark: mark ?? null,
        confidence,
        day: date?.day ?? null,
        approximate: problem === 'partial-date',
        onset: false,
        status: row.text('status') ?? null,
        confirmed: true,
        abated: false,
        doubtful: false,
        end: null,
        answers: answers.map((answer) => ({ list: answer.list, mark: answer.mark ?? null })),
        answer: isPlain(plain) ? plain : null,
        source: `Observation/${row.text('id') ?? ''}`,
        resource: observation,
      },
    ]
  }
}

/** @see clinical.md section 0.8: final, amended and corrected results are used */
function usable(row: Row): boolean {
  const status = row.one('status')
  return status === 'final' || status === 'amended' || status === 'corrected'
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function codingsOf(element: { readonly code?: { readonly coding?: unknown } }): readonly LooseCoding[] {
  const codings = element?.code?.coding
  return Array.isArray(codings) ? codings.filter((coding) => typeof coding === 'object' && coding !== null) : []
}
