import { whole } from '../../budget/work.ts'
import type { Day } from '../../calendar.ts'
import { compose } from '../../cards/compose.ts'
import { decide, type Evaluation } from '../../engine/decide.ts'
import type { Knowledge, Language, Service } from '../../knowledge/knowledge.ts'
import type { Site } from '../../knowledge/site.ts'
import { read } from '../../patient/read.ts'
import { explain } from '../../why/explain.ts'
import type { Explanation } from '../../why/explanation.ts'
import { anyType } from '../input/item.ts'
import { derivedId } from './derived-id.ts'
import type { Prepared } from './prepared.ts'

/** With what everybody is judged. */
export interface Judging {
  readonly knowledge: Knowledge
  readonly site: Site
  readonly asOf: Day
  /** The day judged is before the day on which the input is read. */
  readonly isPast: boolean
  readonly language: Language
  /** Types that could not be had of anybody. */
  readonly unavailable: readonly string[]
}

/** What a service makes of a person. */
export interface JudgedPerson {
  readonly evaluations: readonly Evaluation[]
  readonly explanation: Explanation
}

/** Judges a person as the service itself does: what it would answer, and why. Ids are derived, so that the same data always give the same. */
export function judge(
  person: Pick<Prepared, 'id' | 'name' | 'resources' | 'addressOf' | 'lacks'>,
  service: Service,
  judging: Judging,
): JudgedPerson {
  const { knowledge, asOf, language, site } = judging
  const gathered = {
    patientId: person.id,
    resources: person.resources,
    isPast: judging.isPast,
    addressOf: person.addressOf,
    unavailable: new Set([...judging.unavailable, ...person.lacks].flatMap((type) => typesOf(type, service))),
  }
  const patient = read(gathered, knowledge, service, asOf, site)
  whole(patient.ahead())
  const evaluations = decide(service, knowledge, patient)
  const composed = compose(service, knowledge, patient, evaluations, language, new Map(), idsOf)
  const explanation = explain(service, knowledge, patient, evaluations, composed, language)
  return { evaluations, explanation: person.name === person.id ? explanation : renamed(explanation, person.name) }

  function idsOf(rule: string): () => string {
    let at = 0
    return () => derivedId(service.id, person.name, rule, asOf, knowledge.hash, String(at++))
  }
}

/** An explanation that tells by no id whom it is of. */
function renamed(explanation: Explanation, name: string): Explanation {
  return {
    ...explanation,
    patient: `Patient/${name}`,
    facts: explanation.facts.map((fact) => ({ ...fact, source: '' })),
  }
}

/** A rule failed on a person; nothing of what it said is told. */
export class RuleFailed extends Error {
  readonly rule: string

  constructor(rule: string) {
    super(`${rule} failed`)
    this.rule = rule
  }
}

/** The same, and an error tells which rule failed: the first that does so when it is asked alone. @throws RuleFailed */
export function judgeOrName(...[person, service, judging]: Parameters<typeof judge>): JudgedPerson {
  try {
    return judge(person, service, judging)
  } catch {
    for (const rule of service.rules)
      try {
        judge(person, { ...service, rules: [rule] }, judging)
      } catch {
        throw new RuleFailed(rule.name)
      }
    throw new RuleFailed(service.id)
  }
}

function typesOf(type: string, service: Service): readonly string[] {
  return type === anyType ? askedTypes(service) : [type]
}

/** The resource types that a service asks for. */
export function askedTypes({ prefetch }: Pick<Service, 'prefetch'>): readonly string[] {
  return [...new Set(Object.values(prefetch).map((template) => /^[A-Za-z]+/.exec(template)?.[0] ?? ''))]
}
