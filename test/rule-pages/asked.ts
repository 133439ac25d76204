import type { Asked } from '../../scripts/rule-pages/rule-page.ts'
import type { Cases } from '../../src/knowledge/cases/cases.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { Patient } from '../../src/patient/patient.ts'
import { judge } from '../judge.ts'

type Method = (...given: unknown[]) => unknown

/** Method or getter of a patient -> the facts that asking it is asking for. */
const facts: Readonly<Record<string, (...given: unknown[]) => readonly string[]>> = {
  series: (name, ...marks) => [`measure ${name}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`],
  conditions: (list) => [`condition ${list}`],
  procedures: (list) => [`procedure ${list}`],
  findings: (list) => [`finding ${list}`],
  drugs: (...classes) => classes.map((name) => `drug ${name}`),
  carefully: (...classes) => classes.map((name) => `drug ${name}`),
  birth: () => ['date of birth'],
  sex: () => ['sex'],
  deceased: () => ['death'],
  programmes: () => ['programmes, plans and referrals'],
  conversations: (about) => [`talks about ${about}, and refusals`],
  allDrugs: () => ['all drugs'],
}

/** Which facts each rule and concept, by its folder, asks a patient for in the cases. */
export function watchAsking(knowledge: Knowledge, cases: Cases): Asked {
  const asked = new Map<string, Set<string>>()
  let owner = ''
  const note = (found: readonly string[]) => {
    const own = asked.get(owner) ?? new Set()
    for (const fact of found) own.add(fact)
    asked.set(owner, own)
  }
  const restored = [
    ...Object.entries(facts).map(([name, factsOf]) =>
      wrap(Patient.prototype, name, (...given) => note(factsOf(...given))),
    ),
    ...ownersOf(knowledge).map(([name, node, method]) =>
      wrap(node, method, () => {
        owner = name
      }),
    ),
  ]
  for (const service of knowledge.services.values())
    for (const rule of service.rules)
      for (const example of cases.of.get(rule.at) ?? []) judge(example, service, knowledge)
  for (const restore of restored) restore()
  return asked
}

function ownersOf({ concepts, services }: Knowledge): readonly (readonly [string, object, string])[] {
  const rules = [...services.values()].flatMap((service) => service.rules)
  return [
    ...concepts.map(({ at, concept }) => [at, concept, 'find'] as const),
    ...rules.map(({ at, rule }) => [at, rule, 'decide'] as const),
  ]
}

/** Lets `before` run before a method or getter; returns what undoes it. */
function wrap(target: object, name: string, before: Method): () => void {
  const given = Object.getOwnPropertyDescriptor(target, name) ?? {}
  const preceded = (original: Method | undefined) =>
    function (this: unknown, ...args: unknown[]) {
      before(...args)
      return original?.apply(this, args)
    }
  const wrapped = given.get ? { get: preceded(given.get as Method) } : { value: preceded(given.value as Method) }
  Object.defineProperty(target, name, { ...given, ...wrapped })
  return () => Object.defineProperty(target, name, given)
}
