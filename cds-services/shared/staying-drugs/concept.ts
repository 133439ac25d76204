import { defineConcept, exists } from '../../engine.ts'
import glucoseLowering from '../glucose-lowering/concept.ts'
import otherIndication, { type Component, type Purpose } from '../other-indication/concept.ts'

/** The glucose-lowering drugs in use that stay needed whatever the glucose, and the others. */
export interface StayingDrugs {
  readonly staying: readonly (Component & { readonly continueFor: readonly Purpose[] })[]
  /** Components without a certain other purpose; what could not be classed is none. */
  readonly others: readonly Component[]
  /** While one stays, remission cannot be established. */
  readonly any: boolean
}

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { glucoseLowering, otherIndication },
  find(patient, _values, { glucoseLowering, otherIndication }): StayingDrugs {
    const lowering = patient.group('glucose-lowering')
    const components: readonly Component[] = glucoseLowering.inUse.flatMap((drug) =>
      drug.classes
        .filter((name) => lowering.has(name) && name !== 'unclassified')
        .map((name) => ({ class: name, drug })),
    )
    const stays = (component: Component) => otherIndication.ofComponent(component) === true
    const staying = components
      .filter(stays)
      .map((component) => ({ ...component, continueFor: otherIndication.purposesOf(component) }))
    return { staying, others: components.filter((component) => !stays(component)), any: exists(staying) }
  },
})
