import { z } from 'zod'
import { checkCodes, listedCode, type Terminology } from '../codes/code-list.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, words } from '../files/text.ts'
import { checkDiet } from './diets.ts'
import type { Diets, Programme, Recognition } from './offer.ts'

const recognition = z.strictObject({
  programme: words.nullable(),
  diet: words,
  codes: z.array(listedCode),
  phrases: z.array(words),
  beginnings: z.array(words),
  unless: z.array(words).exactOptional(),
} satisfies Fields<Recognition>)

/** How programmes and diets are recognised in codes and words. */
export function loadRecognitions(
  folder: Folder,
  { programmes, diets }: { readonly programmes: readonly Programme[]; readonly diets: Diets },
  known: Terminology,
): readonly Recognition[] {
  const file = folder.yaml('programmes/recognition.yaml')
  const items = file.items(recognition)
  const ids = new Set(folder.files('programmes').map((path) => path.slice('programmes/'.length, -'.yaml'.length)))
  for (const { id } of programmes) ids.add(id)
  const seen = new Set<string>()
  for (const [index, { programme, diet, codes, phrases, beginnings }] of items) {
    checkDiet(file, [index, 'diet'], diet, diets)
    checkCodes(file, [index, 'codes'], codes.entries(), known)
    if (programme !== null && !ids.has(programme))
      file.fault([index, 'programme'], `the programme "${programme}" has no file in programmes/: add it or mend the id`)
    for (const [list, all] of Object.entries({ phrases, beginnings }))
      for (const [row, phrase] of all.entries()) {
        const folded = phrase.toLowerCase()
        if (seen.has(folded)) file.fault([index, list, row], `"${phrase}" is listed already: keep it once`)
        seen.add(folded)
      }
  }
  return items.map(([, item]) => item)
}
