import { defineConcept, type Names } from '../../../engine.ts'
import type { Component, Purpose } from '../../../shared/other-indication/concept.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'

/** A component of a drug in use, as it is listed. */
export interface Listed {
  readonly class: string
  readonly drug: string
  readonly continueFor: readonly Purpose[]
}

/** Glucose-lowering drugs in the order in which they would be looked at. */
export interface ReviewOrder {
  readonly order: readonly Listed[]
  /** Components that stay needed for something else: they are no reason for a review and not in its order. */
  readonly continues: readonly Listed[]
}

const reviewOrder: readonly Names['classes'][] = [
  'sulfonylurea',
  'glinide',
  'prandial-insulin',
  'mixed-insulin',
  'basal-insulin',
  'tzd',
  'dpp4',
  'acarbose',
  'sglt2',
  'glp1',
  'unclassified',
  'metformin',
]

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { stayingDrugs },
  result: ['order', 'continues'],
  find(patient, _values, { stayingDrugs: { others, staying } }): ReviewOrder {
    const inUse = patient.drugs('unclassified').filter((drug) => drug.inUse)
    const unclassified = inUse.map((drug): Component => ({ class: 'unclassified', drug }))
    return { order: listed([...others, ...unclassified]), continues: listed(staying) }
  },
})

type Staying = Component & { readonly continueFor?: readonly Purpose[] }

/** In the order of review; components of one class stand in the order of their names. */
function listed(components: readonly Staying[]): readonly Listed[] {
  const byName = components
    .map(({ class: name, drug, continueFor = [] }) => ({ class: name, drug: drug.name, continueFor }))
    .sort((one, other) => one.drug.localeCompare(other.drug, 'nl'))
  return reviewOrder.flatMap((name) => byName.filter((component) => component.class === name))
}
