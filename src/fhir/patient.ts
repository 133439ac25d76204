import type { Observation, Resource } from 'fhir/r4.js'
import type { Site } from '../config.ts'
import type { Knowledge, Measure, Programme } from '../knowledge/knowledge.ts'
import { counts, readConditions, within } from './conditions.ts'
import type { Context } from './context.ts'
import { type ConversationRecord, readConversations } from './conversation.ts'
import { type Day, readDate, yearsBetween } from './day.ts'
import { type Drug, type Drugs, readDrugs } from './drug.ts'
import type { Fact } from './fact.ts'
import { lexiconOf, viewOf } from './lexicon.ts'
import { type Measured, Observations } from './observations.ts'
import { readProcedures } from './procedures.ts'
import { readProgrammes } from './programmes.ts'
import type { Reading } from './reading.ts'
import type { Coded, CodedFact, ProgrammeRecord } from './record.ts'
import { Series } from './series.ts'
import type { Trace } from './trace.ts'

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
  readonly birth: { readonly day: Day; readonly approximate: boolean } | null
  readonly sex: 'male' | 'female' | 'unknown'
  readonly deceased: boolean
  /** Programmes that can be offered. */
  readonly offer: readonly Programme[]
  readonly #knowledge: Knowledge
  readonly #context: Context
  readonly #resources: ReadonlyMap<string, readonly Resource[]>
  readonly #unavailable: ReadonlySet<string>
  readonly #measured = new Map<string, Measured>()
  readonly #series = new Map<string, Series>()
  readonly #left = new Map<string, Fact['reason'] & string>()
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
    this.birth = within(given.context.birth, this.asOf)
    const [resource] = this.#of('Patient')
    const row = resource && viewOf(lexiconOf(given.knowledge), 'Patient')(resource)
    const gender = row?.one('gender')
    this.sex = gender === 'male' || gender === 'female' ? gender : 'unknown'
    const died = within(readDate(row?.text('deceasedDate')), this.asOf)
    this.deceased = row?.one('deceased') === true || (died !== null && died.day <= this.asOf)
  }

  /** Whole years on the day judged; null without a birth date. */
  get age(): number | null {
    return this.birth && this.birth.day <= this.asOf ? yearsBetween(this.birth.day, this.asOf) : null
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
    const chosen = this.#read(measure).readings.filter(
      (reading) => (!sample.fasting || reading.fasting) && (!sample.venous || reading.venous),
    )
    const series = new Series(chosen, this.measure(measure).careful, this.asOf, this.#context.values.freshFor)
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
  leave(measure: string, reason: Fact['reason'] & string): void {
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
    return this.#note(this.#observed().found(list))
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
    return {
      measured: [...this.#measured],
      left: this.#left,
      coded: [...this.#codes().conditions.found, ...this.#codes().procedures.found],
      drugs: this.#treatments().drugs,
      programmes: this.programmes,
      conversations: this.conversations,
      rejected: [
        ...this.#codes().conditions.rejected,
        ...this.#codes().procedures.rejected,
        ...this.#treatments().rejected,
      ],
    }
  }

  #note<T extends object>(items: readonly T[]): readonly T[] {
    for (const item of items) this.trace.note(item)
    return items
  }

  #of(...types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.#resources.get(type) ?? [])
  }

  #observed(): Observations {
    this.#observations ??= new Observations(this.#of('Observation') as Observation[], this.#knowledge, this.#context)
    return this.#observations
  }

  #read(measure: string): Measured {
    const known = this.#measured.get(measure)
    if (known) return known
    const measured = this.#observed().measured(measure)
    this.#measured.set(measure, measured)
    return measured
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
  readonly measured: readonly (readonly [measure: string, Measured])[]
  readonly left: ReadonlyMap<string, Fact['reason'] & string>
  readonly coded: readonly CodedFact[]
  readonly drugs: readonly Drug[]
  readonly programmes: readonly ProgrammeRecord[]
  readonly conversations: readonly ConversationRecord[]
  readonly rejected: readonly Fact[]
}

export type { Reading }
