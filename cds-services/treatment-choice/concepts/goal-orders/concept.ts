import { type Claim, defineConcept, exists, monthsAfter, type Names, type Order } from '../../../engine.ts'
import { vascularEvents } from '../../../shared/cardiorenal-risk/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import otherIndication from '../../../shared/other-indication/concept.ts'

type Class = Names['classes']

/** Orders that start a glucose-lowering drug, as far as a talk about a goal is concerned. */
export interface GoalOrders {
  /** Started for glucose, as far as is known. */
  readonly forGlucose: readonly Order[]
  /** Of these, those of which nobody knows whether they are. */
  readonly reasonUnknown: readonly Order[]
  /** Started for something else. */
  readonly forOther: readonly Order[]
}

const cardiorenal: readonly Names['conditions'][] = ['heart-failure', 'ckd', ...vascularEvents]

/** Reasons of an order by which its drug is for something else. */
const purposes: Readonly<Partial<Record<Class, readonly Names['conditions'][]>>> = {
  sglt2: cardiorenal,
  glp1: [...cardiorenal, 'obesity'],
  metformin: ['pcos'],
}

/** @see ./about.md */
export default defineConcept({
  parameters: { renewedWithin: 'mo' },
  reads: { diabetesType, otherIndication },
  find(patient, { renewedWithin }, { diabetesType, otherIndication }): GoalOrders {
    const lowering = patient.group('glucose-lowering')
    const started = patient.orders.flatMap((order) => {
      const classes = order.parts.filter(
        ({ class: name, kind, sure }) => sure && kind === 'new' && lowering.has(name) && !isRenewed(name),
      )
      return exists(classes) ? [{ order, claims: classes.map((part) => isForOther(order, part.class)) }] : []
    })
    const whose = (holds: (claims: readonly Claim[]) => boolean) =>
      started.filter(({ claims }) => holds(claims)).map(({ order }) => order)
    return {
      forGlucose: whose((claims) => claims.some((claim) => claim !== true)),
      reasonUnknown: whose((claims) => claims.includes('unknown') && !claims.includes(false)),
      forOther: whose((claims) => claims.every((claim) => claim === true)),
    }

    /** A class that ended a short while ago is a gap in a course, unless remission is recorded. */
    function isRenewed(name: Class): boolean {
      return (
        !diabetesType.remissionRecorded &&
        !diabetesType.remissionInWords &&
        name !== 'unclassified' &&
        patient.drugs(name).some(({ end }) => end !== null && monthsAfter(end, renewedWithin) >= patient.asOf)
      )
    }

    function isForOther(order: Order, name: Class): Claim {
      const lists = purposes[name] ?? []
      const isSaid = lists.some((list) => order.reasons.includes(list) || refersTo(order, list))
      return isSaid || otherIndication.ofComponent({ class: name, drug: order })
    }

    function refersTo({ reasonConditions }: Order, list: Names['conditions']): boolean {
      return (
        exists(reasonConditions) && patient.conditions(list).some(({ source }) => reasonConditions.includes(source))
      )
    }
  },
})
