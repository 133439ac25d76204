import {
  type CodedFact,
  daysAfter,
  defineConcept,
  exists,
  monthsAfter,
  type Names,
  type Patient,
} from '../../../engine.ts'

/** Why what was added is no new diabetes, in the order in which it is told. */
export const outsideReasons = ['known', 'not-confirmed', 'removed', 'not-type-2', 'not-diabetes'] as const

export interface NewDiabetes {
  /** Null when it is. */
  readonly outside: (typeof outsideReasons)[number] | null
}

type List = Names['conditions']

const subject: readonly List[] = ['type-2', 'diabetes-untyped']
const others: readonly List[] = ['type-1', 'other-diabetes', 'gestational-diabetes']
const anyDiabetes: readonly List[] = [...subject, 'type-1', 'other-diabetes']
const over: readonly unknown[] = ['inactive', 'resolved']

/** @see ./about.md */
export default defineConcept({
  parameters: { newFor: 'd', earlierWithin: 'mo' },
  reads: {},
  result: ['outside'],
  find(patient, { newFor, earlierWithin }): NewDiabetes {
    const { facts, rejected } = patient.added
    const isAdded = new Set(facts)
    const counting = facts.filter((fact) => isSure(fact) && !isOver(fact))
    const typed = counting.filter(({ list }) => list === 'type-2')
    const plain = typed.filter(({ mark }) => mark !== 'complication')
    const untyped = counting.filter(({ list }) => list === 'diabetes-untyped')
    if (exists(plain)) return told(plain.some(isEarlier) || before(subject).some(isLongAgo))
    if (exists(typed)) return told(typed.some(isEarlier) || exists(before(anyDiabetes)))
    if (exists(untyped)) return told(untyped.some(isEarlier) || before(anyDiabetes).some(isLongAgo))
    return { outside: whyNot() }

    function told(known: boolean): NewDiabetes {
      return { outside: known ? 'known' : null }
    }

    /** What the record held already. */
    function before(lists: readonly List[]): readonly CodedFact[] {
      return conditionsOf(patient, lists).filter((fact) => isSure(fact) && !isAdded.has(fact))
    }

    function isEarlier(fact: CodedFact): boolean {
      return isPast(fact) || (fact.day !== null && monthsAfter(fact.day, earlierWithin) < patient.asOf)
    }

    function isLongAgo(fact: CodedFact): boolean {
      return isPast(fact) || fact.day === null || daysAfter(fact.day, newFor) < patient.asOf
    }

    function whyNot(): NewDiabetes['outside'] {
      const ours = facts.filter(({ list }) => subject.some((each) => each === list))
      if (ours.some((fact) => !isSure(fact))) return 'not-confirmed'
      if (exists(ours) || rejected.some((list) => subject.includes(list))) return 'removed'
      const isOther = (list: string) => others.some((each) => each === list)
      return facts.some(({ list }) => isOther(list)) || rejected.some(isOther) ? 'not-type-2' : 'not-diabetes'
    }
  },
})

function conditionsOf(patient: Patient, lists: readonly List[]): readonly CodedFact[] {
  return lists.flatMap((list) => patient.conditions(list))
}

function isSure({ confirmed, doubtful }: CodedFact): boolean {
  return confirmed && !doubtful
}

function isOver({ status, abated }: CodedFact): boolean {
  return abated || over.includes(status)
}

/** What says remission or history was there before. */
function isPast({ mark, status }: CodedFact): boolean {
  return mark === 'remission' || mark === 'history' || status === 'remission'
}
