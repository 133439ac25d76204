import { z } from 'zod'
import { Entries } from './entries.ts'
import type { Folder } from './folder.ts'
import type { OverrideReason } from './knowledge.ts'
import { type Citable, checkCited, cited, parameterOf } from './parameters.ts'
import { text } from './text.ts'

const silence = cited.extend({ unit: z.literal('mo'), notShown: z.enum(['declined', 'recently-discussed']) })
const reason = text.extend({ silence: silence.exactOptional() })

/** The reasons to dismiss a card of a service. How long one keeps a question silent is a cited number like any other. */
export function loadOverrideReasons(folder: Folder, service: string, citable: Citable): Entries<OverrideReason> {
  const file = folder.yamlIfThere(`${service}/override-reasons.yaml`)
  if (!file) return new Entries([])
  const reasons = file.entries(reason)
  for (const [name, { silence }] of reasons) if (silence) checkCited(file, [name, 'silence'], name, silence, citable)
  return reasons.mapped(({ silence, ...words }, name): OverrideReason => {
    if (!silence) return words
    const { notShown, ...months } = silence
    return { ...words, silence: { notShown, months: parameterOf(name, months) } }
  })
}
