import { z } from 'zod'
import { words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'

const patientAndUser = ['userId', 'patientId', 'encounterId'] as const

/**
 * Every hook that a service can be on, with the fields of its context that may stand in a prefetch template. How the context is read
 * stands in `src/call/hooks/`, which has to know each of these.
 * @see https://cds-hooks.hl7.org/2.0/#prefetch-tokens "Prefetch tokens"
 */
export const hooks = {
  'patient-view': patientAndUser,
  'encounter-start': patientAndUser,
  'encounter-discharge': patientAndUser,
  'order-select': patientAndUser,
  'order-sign': patientAndUser,
  'problem-list-item-create': patientAndUser,
} as const

export type HookName = keyof typeof hooks

/** Hooks that bring orders which are being written, beside the patient. */
export const orderHooks: readonly HookName[] = ['order-select', 'order-sign']

/** Hooks that bring conditions which were put on record just now. */
export const conditionHooks: readonly HookName[] = ['problem-list-item-create']

/** Hooks whose context holds more than a patient, and is not read yet. @see https://cds-hooks.org/hooks/ "Hooks" */
const unread: readonly unknown[] = [
  'allergyintolerance-create',
  'appointment-book',
  'medication-refill',
  'order-dispatch',
]

const name = z.custom<HookName>((value) => typeof value === 'string' && Object.hasOwn(hooks, value), {
  error: ({ input }) => {
    const why = unread.includes(input)
      ? 'brings more than a patient, which is not read yet and would be judged as if it were not there'
      : 'is no hook that CDS Hooks knows'
    return `${JSON.stringify(input)} ${why}: use one of ${Object.keys(hooks).join(', ')}`
  },
})

/** One entry of discovery: its id, its hook, and the rules that run on it when not all do. */
export const hook = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write small letters, digits and single hyphens'),
  hook: name,
  rules: z.array(words).min(1).exactOptional(),
})

type Served = readonly z.output<typeof hook>[]

/**
 * Checks the hooks of a service: their ids are nobody else's, and every rule runs on one of them.
 * @param taken id -> folder, of all services so far; gets those of this one
 */
export function checkHooks(
  file: YamlFile,
  folder: string,
  { hooks: served, rules }: { readonly hooks: Served; readonly rules: readonly string[] },
  taken: Map<string, string>,
): void {
  for (const [index, { id, rules: own = [] }] of served.entries()) {
    const other = taken.get(id)
    if (other !== undefined)
      file.fault(['hooks', index, 'id'], `"${id}" is the id of a service in ${other}/ already: give it another`)
    taken.set(id, folder)
    for (const [row, rule] of own.entries())
      if (!rules.includes(rule))
        file.fault(['hooks', index, 'rules', row], `"${rule}" is not among the rules of this service: mend the name`)
  }
  const running = served.flatMap(({ rules: own }) => own ?? rules)
  for (const rule of rules)
    if (!running.includes(rule))
      file.fault(['rules', rule], `the rule "${rule}" runs on no hook: list it with one, or take it out`)
}
