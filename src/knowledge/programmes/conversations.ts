import { z } from 'zod'
import { checkCodes, listedCode, type Terminology } from '../codes/code-list.ts'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, words } from '../files/text.ts'
import type { Conversation } from './offer.ts'

const conversation = z.strictObject({
  talk: z.strictObject({ codes: z.array(listedCode), phrases: z.array(words) }),
  refusal: z.strictObject({ words: z.array(words) }),
} satisfies Fields<Conversation>)

/** What conversations can be about, and how one, and its refusal, are recognised. */
export function loadConversations(folder: Folder, known: Terminology): Entries<Conversation> {
  const file = folder.yaml('programmes/conversations.yaml')
  const conversations = file.entries(conversation)
  for (const [about, { talk }] of conversations) checkCodes(file, [about, 'talk', 'codes'], talk.codes.entries(), known)
  return conversations
}
