import type { Observation, Resource } from 'fhir/r4.js'
import type { Site } from '../config.ts'
import type { Knowledge, Measure, Programme } from '../knowledge/knowledge.ts'
import { counts, readConditions } from './conditions.ts'
import type { Context } from './context.ts'
import { type ConversationRecord, readConversations } from './conversation.ts'
import { type Day, yearsBetween } from './day.ts'
import { type Drug, type Drugs, readDrugs } from './drug.ts'
import type { Fact, Unused } from './fact.ts'
import { lexiconOf, viewOf } from './lexicon.ts'
import { Observations } from './observations.ts'
import { type Person, readPerson } from './person.ts'
import { readProcedures } from './procedures.ts'
import { readProgrammes } from './programmes.ts'
import type { Reading } from './reading.ts'
import type { Coded, CodedFact, ProgrammeRecord } from './record.ts'
import { Series } from './series.ts'
import type { Trace } from './trace.ts'
import type { Values } from './values.ts'

/** Which values of a measure: all, or only those that were taken fasting, or from a vein. */
export interface Sample {
  readonly fasting?: true
  readonly venous?: true
}

/** What rules speak to: one person's data on the day judged, read when it is first asked for. */
export class Patient {
  readonly id: string
  readonly asOf: Day
  readonly site: Site
  readonly trace: Trace
  /** Programmes that can be offered. */
  readonly offer: readonly Programme[]
  readonly #person: Person
  readonly #knowledge: Knowledge
  readonly #context: Context
  readonly #resources: ReadonlyMap<string, readonly Resource[]>
  readonly #unavailable: ReadonlySet<string>
  readonly #measured = new Map<string, Values>()
  readonly #series = new Map<string, Series>()
  readonly #left = new Map<string, Unused>()
  #observations: Observations | undefined
  #coded: { readonly conditions: Coded; readonly procedures: Coded } | undefined
  #drugs: Drugs | undefined
  #programmes: readonly ProgrammeRecord[] | undefined
  #conversations: readonly ConversationRecord[] | undefined

  constructor(given: {
    readonly resources: ReadonlyMap<string, readonly Resource[]>
    readonly unavailable: ReadonlySet<string>
    readonly knowledge: Knowledge
    readonly context: Context
    readonly site: Site
  }) {
    this.#knowledge = given.knowledge
    this.#context = given.context
    this.#resources = given.resources
    this.#unavailable = given.unavailable
    this.id = given.context.patientId
    this.asOf = given.context.asOf
    this.trace = given.context.trace
    this.site = given.site
    this.offer = given.knowledge.programmes
    const [resource] = this.#of('Patient')
    this.#person = readPerson(resource && viewOf(lexiconOf(given.knowledge), 'Patient')(resource), given.context)
  }

  get birth(): Person['birth'] {
    this.trace.note(this.#person.birth ?? {})
    return this.#person.birth
  }

  get sex(): Person['sex']['code'] {
    this.trace.note(this.#person.sex)
    return this.#person.sex.code
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

  /** The values of a measure of `codes/observations.yaml`. */
  series(measure: string, sample: Sample = {}): Series {
    const key = `${measure}${sample.fasting ? ' fasting' : ''}${sample.venous ? ' venous' : ''}`
    const known = this.#series.get(key)
    if (known) return known
    const belongs = (reading: Reading) => (!sample.fasting || reading.fasting) && (!sample.venous || reading.venous)
    const { careful } = this.measure(measure)
    const { freshFor } = this.#context.values
    const series = new Series(this.#values(measure), belongs, { asOf: this.asOf, careful, freshFor })
    this.#series.set(key, series)
    return series
  }

  /** Unit and precision of a measure. */
  measure(name: string): Measure {
    const measure = this.#knowledge.codes.measures.get(name)
    if (!measure) throw new Error(`there is no measure "${name}" in codes/observations.yaml`)
    return measure
  }

  /** Says that no value of a measure is used, and why; shown by "why?". */
  leave(measure: string, reason: Unused): void {
    this.#left.set(measure, reason)
  }

  /** Conditions of a list that count on the day judged. */
  conditions(list: string): readonly CodedFact[] {
    const kind = this.#knowledge.codes.conditions.get(list)?.kind
    return this.#note(this.#codes().conditions.found.filter((fact) => fact.list === list && counts(fact, kind)))
  }

  /** Procedures of a list that are done or under way. */
  procedures(list: string): readonly CodedFact[] {
    return this.#note(this.#codes().procedures.found.filter((fact) => fact.list === list))
  }

  /** Coded observations of a list. */
  findings(list: string): readonly CodedFact[] {
    return this.#note(this.#observed().coded(list).found)
  }

  /** Treatments with a drug of one of these classes, in use or not. */
  drugs(...classes: readonly string[]): readonly Drug[] {
    return this.#note(this.#treatments().drugs.filter((drug) => drug.classes.some((name) => classes.includes(name))))
  }

  /** The same by classes of any confidence: for safety rules only. */
  carefully(...classes: readonly string[]): readonly Drug[] {
    return this.#note(this.#treatments().drugs.filter((drug) => drug.careful.some((name) => classes.includes(name))))
  }

  /** Treatments with a glucose-lowering drug, unclassified ones included. */
  get glucoseLowering(): readonly Drug[] {
    return this.#note(this.#treatments().drugs.filter(({ classes }) => classes.some((name) => this.lowers(name))))
  }

  /** The same by classes of any confidence: for safety rules only. */
  get carefullyLowering(): readonly Drug[] {
    return this.#note(this.#treatments().drugs.filter(({ careful }) => careful.some((name) => this.lowers(name))))
  }

  /** Treatments with any drug at all. */
  get allDrugs(): readonly Drug[] {
    return this.#treatments().drugs
  }

  /** Whether a class of drugs lowers glucose. */
  lowers(name: string): boolean {
    return this.#knowledge.codes.medications.classes.get(name)?.glucoseLowering === true
  }

  /** Lifestyle programmes and diets, planned, followed or referred to. */
  get programmes(): readonly ProgrammeRecord[] {
    this.#programmes ??= readProgrammes(
      this.#of('CarePlan', 'Procedure', 'ServiceRequest'),
      this.#knowledge,
      this.#context,
    )
    return this.#note(this.#programmes)
  }

  /** Conversations about remission, and refusals. */
  get conversations(): readonly ConversationRecord[] {
    const resources = this.#of('CarePlan', 'Procedure', 'Observation', 'Communication', 'Goal')
    this.#conversations ??= readConversations(resources, this.#knowledge, this.#context)
    return this.#note(this.#conversations)
  }

  /** Everything that was read so far: what "why?" lists. */
  get read(): PatientRead {
    const { conditions, procedures } = this.#codes()
    const findings = this.#observed().asked
    return {
      person: this.#person,
      measured: [...this.#measured].map(([measure, values]) => [measure, values.all]),
      left: this.#left,
      coded: [...conditions.found, ...procedures.found, ...findings.found],
      drugs: this.#treatments().drugs,
      programmes: this.programmes,
      conversations: this.conversations,
      rejected: [...conditions.rejected, ...procedures.rejected, ...findings.rejected, ...this.#treatments().rejected],
    }
  }

  #note<T extends object>(items: readonly T[]): readonly T[] {
    for (const item of items) this.trace.note(item)
    return items
  }

  #of(...types: readonly string[]): readonly Resource[] {
    const [type] = types
    if (types.length === 1 && type) return this.#resources.get(type) ?? []
    return types.flatMap((type) => this.#resources.get(type) ?? [])
  }

  #observed(): Observations {
    this.#observations ??= new Observations(this.#of('Observation') as Observation[], this.#knowledge, this.#context)
    return this.#observations
  }

  #values(measure: string): Values {
    const known = this.#measured.get(measure)
    if (known) return known
    const values = this.#observed().values(measure)
    this.#measured.set(measure, values)
    return values
  }

  #codes(): { readonly conditions: Coded; readonly procedures: Coded } {
    this.#coded ??= {
      conditions: readConditions(this.#of('Condition') as never, this.#knowledge, this.#context),
      procedures: readProcedures(this.#of('Procedure') as never, this.#knowledge, this.#context),
    }
    return this.#coded
  }

  #treatments(): Drugs {
    const types = ['MedicationStatement', 'MedicationRequest', 'MedicationDispense']
    this.#drugs ??= readDrugs(this.#of(...types), this.#knowledge, this.#context)
    return this.#drugs
  }
}

/** What was read of a patient, for "why?". */
export interface PatientRead {
  readonly person: Person
  readonly measured: readonly (readonly [measure: string, Values['all']])[]
  readonly left: ReadonlyMap<string, Unused>
  readonly coded: readonly CodedFact[]
  readonly drugs: readonly Drug[]
  readonly programmes: readonly ProgrammeRecord[]
  readonly conversations: readonly ConversationRecord[]
  readonly rejected: readonly Fact[]
}
