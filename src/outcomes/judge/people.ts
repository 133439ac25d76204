import type { Person } from '../../screen/group/person.ts'
import { anyType } from '../../screen/input/item.ts'
import { added } from '../../screen/judge/batch.ts'
import { askedTypes } from '../../screen/judge/judge.ts'
import { countOf, type Fates, isPrepared, leftOutWhole, prepare } from '../../screen/judge/prepared.ts'
import type { JudgedWith } from '../answers.ts'
import type { Asked } from '../asked.ts'
import { outcomeOf } from '../person.ts'
import type { PersonOutcome } from '../person-outcome.ts'

/** What became of some people, and of everything that came in of them. */
export interface JudgedPeople extends Fates {
  readonly outcomes: readonly PersonOutcome[]
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
  const fates = people.map((person): Fates => {
    const prepared = prepare(person)
    if (!isPrepared(prepared)) return prepared
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
      return leftOutWhole(person, 'rule-failed', countOf(person))
    }
    return { ofPeople: prepared.ofPeople, duplicates: prepared.duplicates, leftOut: prepared.leftOut }
  })
  return { outcomes: judged, ...added(fates) }
}
