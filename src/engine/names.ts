import type { Criterion, Programme } from '../knowledge/dictionary.ts'
import type { Names } from '../knowledge/names.ts'
import type { Site } from '../knowledge/site.ts'
import type { Added } from '../patient/coded/record.ts'
import type { CodedFact, ProgrammeRecord } from '../patient/coded-fact.ts'
import type { Unused } from '../patient/fact.ts'
import type { Series } from '../patient/measurements/series.ts'
import type { Drug } from '../patient/medication/drug.ts'
import type { Order, OrderPart } from '../patient/orders/order.ts'
import type { Patient } from '../patient/patient.ts'
import type { RequestRecord } from '../patient/requests/request.ts'

/** A condition, procedure or coded observation, with the names of a knowledge. */
export interface NamedFact<N extends Names> extends Omit<CodedFact, 'list' | 'mark' | 'answers'> {
  readonly list: N['conditions'] | N['procedures'] | N['findings']
  readonly mark: N['marks'] | null
  readonly answers: readonly { readonly list: N['findings']; readonly mark: N['marks'] | null }[]
}

/** A treatment, with the names of a knowledge. */
export interface NamedDrug<N extends Names> extends Omit<Drug, 'classes' | 'careful' | 'reasons' | 'stopReasons'> {
  readonly classes: readonly N['classes'][]
  readonly careful: readonly N['classes'][]
  readonly reasons: readonly N['conditions'][]
  readonly stopReasons: readonly N['conditions'][]
}

/** A programme or diet as it was recorded, with the names of a knowledge. */
export interface NamedRecord<N extends Names> extends Omit<ProgrammeRecord, 'programme' | 'diet'> {
  readonly programme: N['programmes'] | null
  readonly diet: N['diets']
}

/** An order that is being written, with the names of a knowledge. */
export interface NamedOrder<N extends Names>
  extends Omit<Order, 'parts' | 'covers' | 'programme' | 'diet' | 'reasons' | 'statusReasons'> {
  readonly parts: readonly (Omit<OrderPart, 'class'> & { readonly class: N['classes'] })[]
  readonly covers: readonly NamedDrug<N>[]
  readonly programme: N['programmes'] | null
  readonly diet: N['diets'] | null
  readonly reasons: readonly N['conditions'][]
  readonly statusReasons: readonly N['conditions'][]
}

/** What was put on record just now, with the names of a knowledge. */
export interface NamedAdded<N extends Names> extends Omit<Added, 'facts' | 'rejected'> {
  readonly facts: readonly NamedFact<N>[]
  readonly rejected: readonly N['conditions'][]
}

/** A programme that can be offered, with the names of a knowledge. */
export interface NamedProgramme<N extends Names> extends Omit<Programme, 'diet' | 'for' | 'criteria' | 'asks'> {
  readonly diet: N['diets']
  readonly for: readonly N['conditions'][]
  readonly criteria: readonly NamedCriterion<N>[]
  readonly asks?: readonly { readonly condition: N['conditions']; readonly what: string }[]
}

/** A criterion of a programme, with the names of a knowledge. */
export type NamedCriterion<N extends Names> =
  | Extract<Criterion, { readonly kind: 'age' }>
  | {
      readonly kind: 'measure'
      readonly measure: N['criterionMeasures']
      readonly from: number
      readonly or?: N['claims']
    }
  | { readonly kind: 'only-drugs' | 'any-drug'; readonly classes: readonly N['classes'][] }
  | { readonly kind: 'has'; readonly condition: N['conditions'] | N['procedures'] }
  | { readonly kind: 'not'; readonly condition: N['conditions'] | N['procedures'] | N['claims'] }

/** What the region makes sure of, with the names of a knowledge. */
export interface NamedSite<N extends Names> extends Omit<Site, 'guarantees'> {
  readonly guarantees: readonly N['guarantees'][]
}

type Drugs<N extends Names> = readonly NamedDrug<N>[]
type Facts<N extends Names> = readonly NamedFact<N>[]

/** What rules speak to: a patient of whom only what the knowledge names can be asked. A name that it does not have does not compile. */
export interface NamedPatient<N extends Names, Needs extends N['resources'] = never>
  extends Omit<
    Patient,
    | 'lacks'
    | 'series'
    | 'measure'
    | 'leave'
    | 'conditions'
    | 'added'
    | 'procedures'
    | 'conditionsOrProcedures'
    | 'findings'
    | 'drugs'
    | 'carefully'
    | 'allDrugs'
    | 'group'
    | 'programmes'
    | 'orders'
    | 'conversations'
    | 'requests'
    | 'says'
    | 'offer'
    | 'site'
  > {
  readonly offer: readonly NamedProgramme<N>[]
  readonly site: NamedSite<N>
  /** Whether resources of a type that the rule `needs` could not be had, so that what they would tell is unknown. */
  lacks(type: Needs): boolean
  series(measure: N['measures'], ...marks: readonly N['sampleMarks'][]): Series
  measure(name: N['measures']): ReturnType<Patient['measure']>
  leave(measure: N['measures'], reason: Unused): void
  conditions(list: N['conditions']): Facts<N>
  readonly added: NamedAdded<N>
  procedures(list: N['procedures']): Facts<N>
  conditionsOrProcedures(list: N['conditions'] | N['procedures']): Facts<N>
  findings(list: N['findings']): Facts<N>
  drugs(...names: readonly (N['classes'] | N['groups'])[]): Drugs<N>
  carefully(...names: readonly (N['classes'] | N['groups'])[]): Drugs<N>
  readonly allDrugs: Drugs<N>
  group(name: N['groups']): ReadonlySet<N['classes']>
  readonly programmes: readonly NamedRecord<N>[]
  readonly orders: readonly NamedOrder<N>[]
  conversations(about: N['conversations']): ReturnType<Patient['conversations']>
  says(name: N['sayings']): ReturnType<Patient['says']>
  requests(name: N['requests']): readonly (Omit<RequestRecord, 'name'> & { readonly name: N['requests'] })[]
}
