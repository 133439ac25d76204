import type { Observation, Resource } from 'fhir/r4.js'
import { type Steps, whole } from '../budget/work.ts'
import { type Day, yearsBetween } from '../calendar.ts'
import type { Dictionary, Measure, Programme } from '../knowledge/dictionary.ts'
import type { Site } from '../knowledge/site.ts'
import { counts } from './coded/conditions.ts'
import { type Added, CodedRecord } from './coded/record.ts'
import type { CodedFact, ProgrammeRecord } from './coded-fact.ts'
import { lexiconOf, viewOf } from './compiled-codes.ts'
import type { Context } from './context.ts'
import type { Unused } from './fact.ts'
import { belonging, type Followed } from './followed.ts'
import { Observations } from './measurements/observations.ts'
import { Series } from './measurements/series.ts'
import { type Drug, type Drugs, medicationTypes, readDrugs } from './medication/drug.ts'
import { named } from './named.ts'
import type { Order } from './orders/order.ts'
import { noOrders, type PatientGiven } from './patient-given.ts'
import type { PatientRead } from './patient-read.ts'
import { type Person, readPerson } from './person.ts'
import { Plans } from './programmes/plans.ts'
import type { Trace } from './trace.ts'

/** What rules speak to: one person's data on the day judged, read when it is first asked for. */
export class Patient {
  readonly id: string
  readonly asOf: Day
  readonly site: Site
  readonly followed: Followed | null
  readonly trace: Trace
  /** Programmes that can be offered. */
  readonly offer: readonly Programme[]
  readonly #person: Person
  readonly #dictionary: Dictionary
  readonly #context: Context
  readonly #resources: ReadonlyMap<string, readonly Resource[]>
  readonly #coded: CodedRecord
  readonly #unavailable: ReadonlySet<string>
  readonly #readOrders: NonNullable<PatientGiven['orders']>
  readonly #measured = new Map<string, ReturnType<Observations['values']>>()
  readonly #series = new Map<string, Series>()
  readonly #plans: Plans
  readonly #left = new Map<string, Unused>()
  #observations: Observations | undefined
  #drugs: Drugs | undefined
  #orders: readonly Order[] | undefined

  constructor(given: PatientGiven) {
    this.#dictionary = given.dictionary
    this.#context = given.context
    this.#resources = given.resources
    this.#unavailable = given.unavailable
    const [conditions, procedures] = [this.#of('Condition') as never, this.#of('Procedure') as never]
    this.#coded = new CodedRecord({ conditions, procedures, added: given.added ?? [] }, given.dictionary, given.context)
    this.#readOrders = given.orders ?? noOrders
    this.id = given.context.patientId
    this.asOf = given.context.asOf
    this.trace = given.context.trace
    this.followed = given.context.followed
    this.site = given.site
    this.offer = given.dictionary.programmes
    this.#plans = new Plans(given.resources, given.dictionary, given.context)
    const [resource] = this.#of('Patient')
    this.#person = readPerson(resource && viewOf(lexiconOf(given.dictionary), 'Patient')(resource), given.context)
  }

  get birth(): Person['birth'] {
    this.trace.note(this.#person.birth ?? {})
    return this.#person.birth
  }

  get sex(): Person['sex']['code'] {
    this.trace.note(this.#person.sex)
    return this.#person.sex.code
  }

  /** The languages that are preferred, else all that are spoken; none where that is not told. */
  get languages(): readonly string[] {
    return this.#person.languages.codes
  }

  get deceased(): boolean {
    this.trace.note(this.#person.death ?? {})
    return this.#person.death !== null
  }

  /** Whole years on the day judged; null without a birth date. */
  get age(): number | null {
    const { birth } = this
    return birth && birth.day <= this.asOf ? yearsBetween(birth.day, this.asOf) : null
  }

  /** Whether resources of a type could not be had, so that what they would tell is unknown. */
  lacks(type: string): boolean {
    return this.#unavailable.has(type)
  }

  /** The values of a measure of `codes/observations.yaml`: all, or those with all of these marks. */
  series(measure: string, ...marks: readonly string[]): Series {
    const key = marks.length > 0 ? `${measure} ${marks.join(' ')}` : measure
    const known = this.#series.get(key)
    if (known) return known
    const { careful } = this.measure(measure)
    const { freshFor } = this.#context.values
    const series = new Series(this.#values(measure), belonging(this.followed, measure, marks), {
      asOf: this.asOf,
      careful,
      freshFor,
    })
    this.#series.set(key, series)
    return series
  }

  /** Unit and precision of a measure. */
  measure(name: string): Measure {
    return named(this.#dictionary.codes.measures, name, 'measure', 'observations.yaml')
  }

  /** Says that no value of a measure is used, and why; shown by "why?". */
  leave(measure: string, reason: Unused): void {
    this.#left.set(measure, reason)
  }

  /** Conditions of a list that count on the day judged. */
  conditions(list: string): readonly CodedFact[] {
    const kind = this.#dictionary.codes.conditions.get(list)?.kind
    return this.#note(this.#coded.conditions.found.filter((fact) => fact.list === list && counts(fact, kind)))
  }

  /** What was put on record just now: it stands among the conditions too. */
  get added(): Added {
    this.#note(this.#coded.added.facts)
    return this.#coded.added
  }

  /** Procedures of a list that are done or under way. */
  procedures(list: string): readonly CodedFact[] {
    return this.#note(this.#coded.procedures.found.filter((fact) => fact.list === list))
  }

  conditionsOrProcedures(list: string): readonly CodedFact[] {
    const { codes } = this.#dictionary
    return (['conditions', 'procedures'] as const).flatMap((kind) => (codes[kind].has(list) ? this[kind](list) : []))
  }

  /** What the words of Conditions and Procedures say of something of `codes/sayings.yaml`: only to be more careful. */
  says(name: string): CodedRecord['said'] {
    return this.#note(this.#coded.said.filter((said) => said.name === name))
  }

  /** Coded observations of a list. */
  findings(list: string): readonly CodedFact[] {
    return this.#note(this.#observed().coded(list).found)
  }

  /** Treatments with a drug of one of these classes, or of a class of one of these groups, in use or not. */
  drugs(...names: readonly string[]): readonly Drug[] {
    return this.#note(this.#treatments().drugs.filter(({ classes }) => this.#areOf(names, classes)))
  }

  /** The same by classes of any confidence: for safety rules only. */
  carefully(...names: readonly string[]): readonly Drug[] {
    return this.#note(this.#treatments().drugs.filter(({ careful }) => this.#areOf(names, careful)))
  }

  /** Treatments with any drug at all. */
  get allDrugs(): readonly Drug[] {
    return this.#treatments().drugs
  }

  /** The classes of a group of `codes/medications.yaml`. */
  group(name: string): ReadonlySet<string> {
    return named(this.#dictionary.codes.medications.groups, name, 'group', 'medications.yaml').classes
  }

  /** Lifestyle programmes and diets, planned, followed or referred to. */
  get programmes(): readonly ProgrammeRecord[] {
    return this.#note(this.#plans.programmes)
  }

  get orders(): readonly Order[] {
    this.#orders ??= whole(this.#readOrders(() => this.#treatments().drugs))
    return this.#note(this.#orders)
  }

  /** Conversations about something of `programmes/conversations.yaml`, and refusals. */
  conversations(about: string): ReturnType<Plans['conversations']> {
    return this.#note(this.#plans.conversations(about))
  }

  /** Orders, tasks and goals for something of `codes/requests.yaml`: asked for, under way or done. */
  requests(name: string): Plans['requests'] {
    return this.#note(this.#plans.requests.filter((request) => request.name === name))
  }

  /** Reads in steps what there is much of and is read as a whole, before rules ask for it. */
  *ahead(): Steps<void> {
    this.#drugs ??= yield* readDrugs(this.#of(...medicationTypes), this.#dictionary, this.#context)
    this.#orders = yield* this.#readOrders(() => this.#treatments().drugs)
    yield* this.#plans.ahead()
    yield* this.#coded.ahead()
  }

  /** Everything that was read so far: what "why?" lists. */
  get read(): PatientRead {
    const [{ conditions, procedures, said }, findings] = [this.#coded, this.#observed().asked]
    return {
      person: this.#person,
      measured: [...this.#measured].map(([measure, values]) => [measure, values.all]),
      left: this.#left,
      coded: [...conditions.found, ...procedures.found, ...findings.found],
      drugs: this.#treatments().drugs,
      programmes: this.programmes,
      orders: this.orders,
      conversations: this.#plans.told,
      requests: this.#plans.requests,
      said,
      rejected: [...conditions.rejected, ...procedures.rejected, ...findings.rejected, ...this.#treatments().rejected],
      unknown: () => this.#observed().unknown(this.#measured.keys()),
    }
  }

  #note<T extends object>(items: readonly T[]): readonly T[] {
    for (const item of items) this.trace.note(item)
    return items
  }

  #areOf(names: readonly string[], classes: readonly string[]): boolean {
    const { groups } = this.#dictionary.codes.medications
    return classes.some((each) => names.some((name) => name === each || groups.get(name)?.classes.has(each)))
  }

  readonly #of = (...types: readonly string[]) => types.flatMap((type) => this.#resources.get(type) ?? [])

  #observed(): Observations {
    this.#observations ??= new Observations(this.#of('Observation') as Observation[], this.#dictionary, this.#context)
    return this.#observations
  }

  #values(measure: string): ReturnType<Observations['values']> {
    const values = this.#measured.get(measure) ?? this.#observed().values(measure)
    this.#measured.set(measure, values)
    return values
  }

  #treatments(): Drugs {
    this.#drugs ??= whole(readDrugs(this.#of(...medicationTypes), this.#dictionary, this.#context))
    return this.#drugs
  }
}
