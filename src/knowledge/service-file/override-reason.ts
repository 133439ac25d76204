import { z } from 'zod'
import { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { text, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { OverrideReason, Service } from '../knowledge.ts'
import { type Citable, checkCited, cited, parameterOf } from '../services/parameters.ts'

const lasts = cited.extend({ unit: z.enum(['d', 'mo']) })
const silence = lasts.extend({ notShown: words, of: z.enum(['question', 'rule', 'card']).default('question') })
const reason = text.extend({
  silence: silence.exactOptional(),
  safety: z.strictObject({ warning: lasts.exactOptional(), critical: lasts.exactOptional() }).exactOptional(),
  accepted: lasts.exactOptional(),
})

/** What the reasons to dismiss a card may refer to. */
export interface OverrideNames extends Citable {
  readonly silences: Entries<unknown>
}

/** Reasons to dismiss a card that all services have in common. */
export const commonReasons = 'override-reasons.yaml'

/**
 * The reasons to dismiss a card of a service: its own, and of those that all have in common the ones of whose silence its `silences.yaml`
 * has words. How long one keeps a question silent is a cited number like any other.
 */
export function loadOverrideReasons(
  folder: Folder,
  service: string,
  common: Entries<OverrideReason>,
  known: OverrideNames,
): Entries<OverrideReason> {
  const at = `${service}/${commonReasons}`
  const file = folder.yamlIfThere(at)
  const own = file ? readOverrideReasons(file, at, known) : new Entries<OverrideReason>([])
  for (const [name, { silence }] of own) {
    if (common.has(name)) file?.fault([name], `"${name}" stands in ${commonReasons} for all services: take it out here`)
    if (silence && !known.silences.knows(silence.notShown))
      file?.fault(
        [name, 'silence', 'notShown'],
        `"${silence.notShown}" is not in ${service}/silences.yaml: add it there or mend it`,
      )
  }
  const heard = [...common].filter(([, { silence }]) => !silence || known.silences.knows(silence.notShown))
  return new Entries(own.readable && common.readable ? [...heard.map(([name]) => name), ...own.names] : undefined, [
    ...heard,
    ...own,
  ])
}

/** The reasons that a file tells. */
export function readOverrideReasons(file: YamlFile, at: string, known: Citable): Entries<OverrideReason> {
  const reasons = file.entries(reason)
  for (const [name, { silence, safety, accepted }] of reasons) {
    if (silence) checkCited(file, [name, 'silence'], name, silence, known)
    for (const [indicator, each] of Object.entries(safety ?? {}))
      checkCited(file, [name, 'safety', indicator], name, each, known)
    if (accepted) checkCited(file, [name, 'accepted'], name, accepted, known)
    if ((safety || accepted) && !silence)
      file.fault([name], `"${name}" silences a card that warns and none that informs: add silence, or take this out`)
  }
  return reasons.mapped(({ silence, safety, accepted, ...words }, name): OverrideReason => {
    const warning = safety?.warning && parameterOf(name, safety.warning)
    const critical = safety?.critical && parameterOf(name, safety.critical)
    return {
      ...words,
      at,
      ...(silence && { silence: silenceOf(name, silence) }),
      ...(safety && { safety: { ...(warning && { warning }), ...(critical && { critical }) } }),
      ...(accepted && { accepted: parameterOf(name, accepted) }),
    }
  })
}

function silenceOf(
  name: string,
  { notShown, of, ...lasts }: z.output<typeof silence>,
): NonNullable<OverrideReason['silence']> {
  return { notShown, of, lasts: parameterOf(name, lasts) }
}

/** Checks that the reasons of a service have a code system, in which no other service means something else by the same code. */
export function checkReasonSystem(
  file: YamlFile,
  system: string | undefined,
  reasons: Entries<OverrideReason>,
  others: Iterable<Service>,
): void {
  if (system === undefined && reasons.names.length > 0)
    file.fault([], 'the override reasons have no code system: add overrideReasonSystem')
  for (const { folder, overrideReasonSystem, overrideReasons } of others)
    for (const [code, { nl, en }] of system === undefined || system !== overrideReasonSystem ? [] : overrideReasons) {
      const own = reasons.get(code)
      if (own && (own.nl !== nl || own.en !== en))
        file.fault(
          ['overrideReasonSystem'],
          `"${code}" of this system means something else in ${folder}/: use its words, another code or another system`,
        )
    }
}
