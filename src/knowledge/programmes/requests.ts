import { z } from 'zod'
import type { Measure, Requestable } from '../codes/code-book.ts'
import { checkCodes, listedCode, type Terminology } from '../codes/code-list.ts'
import { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { words } from '../files/text.ts'

const request = z.strictObject({
  as: z.enum(['ServiceRequest', 'Task', 'Goal']),
  measure: words.exactOptional(),
  codes: z.array(listedCode).default([]),
  texts: z.array(words).min(1).default([]),
  words: z.array(words).min(1).default([]),
  about: words.exactOptional(),
})

/** What can be asked for and be under way, with every code by which it is known; none where the file is absent. */
export function loadRequests(folder: Folder, measures: Entries<Measure>, known: Terminology): Entries<Requestable> {
  const file = folder.yamlIfThere('codes/requests.yaml')
  if (!file) return new Entries([])
  const requests = file.entries(request)
  for (const [name, { measure, codes }] of requests) {
    checkCodes(file, [name, 'codes'], codes.entries(), known)
    if (measure !== undefined && !measures.knows(measure))
      file.fault([name, 'measure'], `"${measure}" is no measure of codes/observations.yaml: mend the name`)
  }
  return requests.mapped(({ measure, codes, ...rest }, name) => ({
    ...rest,
    name,
    codes: [...codes, ...codesOf(measure === undefined ? undefined : measures.get(measure))],
  }))
}

/** Checks that the words of each request are those of a conversation that there is. */
export function checkRequests(folder: Folder, requests: Entries<Requestable>, conversations: Entries<unknown>): void {
  for (const [name, { about }] of requests)
    if (about !== undefined && !conversations.knows(about))
      folder
        .yaml('codes/requests.yaml')
        .fault([name, 'about'], `"${about}" is not in programmes/conversations.yaml: mend the name`)
}

/** The codes of a measure by which it is ordered: none that says it is taken otherwise than it has to be. */
function codesOf({ codes = [], needs = [] }: Partial<Pick<Measure, 'codes' | 'needs'>> = {}): Requestable['codes'] {
  return codes.filter(({ denies = [] }) => !needs.some((mark) => denies.includes(mark)))
}
