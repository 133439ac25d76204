import { z } from 'zod'
import type { Knowledge, Service } from '../knowledge.ts'
import { conditionHooks, orderHooks } from '../service-file/hook.ts'
import { typeOf } from '../service-file/prefetch.ts'
import { shared } from '../services/concept-scope.ts'
import { type Case, caseIn, conceptCaseIn, type ToldCase } from './case.ts'
import { answerOf, expectationOf } from './expectation.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A rule or concept that may have cases. */
export interface Owner {
  readonly at: string
  /** The folder that says what is usual: of the service, or `shared`. */
  readonly room: string
  /** One of its cases, in the words of this vocabulary. */
  readonly caseIn: (vocabulary: Vocabulary) => z.ZodType<ToldCase>
}

/** What may have cases. In those of a rule every rule that runs on the same hook may be spoken of. */
export function ownersIn({ services, concepts }: Knowledge): readonly Owner[] {
  const rules = new Map([...services.values()].flatMap(({ rules }) => rules.map(({ at }) => [at, rulesBeside(at)])))
  return [
    ...concepts.map(({ at, name, concept }) =>
      owner(at, services, conceptCaseIn, z.strictObject({ [name]: answerOf(concept.result).exactOptional() })),
    ),
    ...[...rules].map(([at, expect]) => owner(at, services, caseIn, expect)),
  ]

  function rulesBeside(at: string) {
    const hooks = [...services.values()].filter(({ rules }) => rules.some((rule) => rule.at === at))
    const expected = hooks.flatMap((service) =>
      service.rules.map((rule) => [rule.name, expectationOf(rule, service).exactOptional()] as const),
    )
    return z
      .strictObject(Object.fromEntries(expected))
      .refine((wanted) => hooks.some((service) => hasAll(service, Object.keys(wanted))), {
        error: 'no hook runs all these rules: speak of fewer in one case',
      })
  }
}

/** Whether a service runs all rules that are named. */
export function hasAll({ rules }: Service, names: readonly string[]): boolean {
  return names.every((name) => rules.some((rule) => rule.name === name))
}

function owner(at: string, services: Knowledge['services'], words: typeof conceptCaseIn, expect: z.ZodType): Owner {
  const [room = ''] = at.split('/')
  const asking = [...services.values()].filter(({ folder }) => room === shared || folder === room)
  const asked = [...new Set(asking.flatMap(({ prefetch }) => Object.values(prefetch).map(typeOf)))]
  const bringsConditions = asking.some(({ hook }) => conditionHooks.includes(hook))
  const bringsOrders = asking.some(({ hook }) => orderHooks.includes(hook))
  return {
    at,
    room,
    caseIn: (vocabulary) =>
      words(vocabulary, expect as z.ZodType<Case['expect']>, { asked, bringsOrders, bringsConditions }),
  }
}
