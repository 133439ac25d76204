import type { Person } from '../screen/group/person.ts'
import { anyType } from '../screen/input/item.ts'
import { askedTypes } from '../screen/judge/judge.ts'
import { countOf, isPrepared, type LeftOutOf, leftOutWhole, prepare } from '../screen/judge/prepared.ts'
import type { JudgedWith } from './answers.ts'
import type { Asked } from './asked.ts'
import { outcomeOf } from './person.ts'
import type { PersonOutcome } from './person-outcome.ts'

/** What became of some people, and what of them was left out. */
export interface JudgedPeople {
  readonly outcomes: readonly PersonOutcome[]
  readonly leftOut: readonly LeftOutOf[]
}

/** Whether nothing is known of anybody of what the service cannot do without, as where a file ended early. */
function isWithout(unavailable: readonly string[], { needed, prefetch }: JudgedWith['service']): boolean {
  return needed.some((keys) => {
    const types = keys.flatMap((key) => askedTypes({ prefetch: { [key]: prefetch[key] ?? '' } }))
    return types.every((type) => unavailable.includes(type))
  })
}

/** Judges some people. Of whom something was sent that could not be read all is unknown; who makes a concept fail is left out. */
export function judgePeople(
  people: readonly Person[],
  asked: Asked,
  judgedWith: JudgedWith,
  unavailable: readonly string[],
): JudgedPeople {
  const { outcomes } = judgedWith.service
  if (!outcomes) throw new Error(`${judgedWith.service.id} has no outcomes.yaml`)
  const types = new Set(askedTypes(judgedWith.service))
  const judged: PersonOutcome[] = []
  const leftOut: LeftOutOf[] = []
  for (const person of people) {
    const prepared = prepare(person)
    leftOut.push(...prepared.leftOut)
    if (!isPrepared(prepared)) continue
    const lacks = prepared.lacks.flatMap((type) => (type === anyType ? [...types] : [type]))
    const given = {
      patientId: prepared.id,
      resources: prepared.resources,
      addressOf: prepared.addressOf,
      unavailable: new Set([...unavailable, ...lacks]),
      isIncomplete: lacks.some((type) => types.has(type)) || isWithout(unavailable, judgedWith.service),
    }
    try {
      judged.push(outcomeOf(given, asked, outcomes, judgedWith))
    } catch {
      leftOut.push(...leftOutWhole(person, 'rule-failed', countOf(person)).leftOut)
    }
  }
  return { outcomes: judged, leftOut }
}
