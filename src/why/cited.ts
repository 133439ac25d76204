import { z } from 'zod'
import type { Knowledge, Language, Value } from '../knowledge/knowledge.ts'

const words = z.string().min(1)

/** A value that was compared with, as "why?" tells it. */
export const citedSchema = z
  .strictObject({
    name: words,
    /** What it is, for a person, in the language asked for. */
    title: words,
    value: z.number(),
    unit: words,
    /** The document as cards name it, and the place in it, in the language asked for. */
    source: words,
    status: z.enum(['active', 'proposed']),
  })
  .readonly()

/** A value with its title and source in one language. */
export function cited(value: Value, { sources }: Knowledge, language: Language): z.infer<typeof citedSchema> {
  const { name, title, unit, place, status } = value
  const document = sources.get(value.source)?.title[language] ?? value.source
  return { name, title: title[language], value: value.value, unit, source: `${document}, ${place[language]}`, status }
}
