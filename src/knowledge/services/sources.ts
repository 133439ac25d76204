import { z } from 'zod'
import { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, text, url, words } from '../files/text.ts'
import type { Source } from '../knowledge.ts'

const source = z.strictObject({
  id: words,
  title: text,
  publisher: words,
  date: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'write YYYY, YYYY-MM or YYYY-MM-DD'),
  url,
  kind: z.enum(['guideline', 'position', 'study', 'commercial', 'derived', 'terminology', 'for-patients']),
} satisfies Fields<Source>)

const name = 'sources.yaml'

/** The documents that values, codes and cards cite, by id. */
export function loadSources(folder: Folder): Entries<Source> {
  const file = folder.yaml(name)
  const good = file.items(source)
  const sources = new Map<string, Source>()
  for (const [index, item] of good) {
    if (sources.has(item.id)) file.fault([index, 'id'], `the source "${item.id}" stands here twice: take one out`)
    else sources.set(item.id, item)
  }
  const ids = Array.isArray(file.content) ? file.content.map((item) => String(item?.id)) : undefined
  return new Entries(ids, sources)
}
