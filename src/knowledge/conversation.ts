import { z } from 'zod'
import { checkCodes, listedCode, type Terminology } from './code-list.ts'
import type { Folder } from './folder.ts'
import type { Conversation } from './knowledge.ts'
import { type Fields, words } from './text.ts'

const conversation = z.strictObject({
  talk: z.strictObject({ codes: z.array(listedCode), phrases: z.array(words) }),
  refusal: z.strictObject({ words: z.array(words) }),
} satisfies Fields<Conversation>)

/** How a conversation about remission, and its refusal, are recognised; empty when the file is faulty. */
export function loadConversation(folder: Folder, known: Terminology): Conversation {
  const file = folder.yaml('programmes/conversation.yaml')
  const found = file.read(conversation)
  checkCodes(file, ['talk', 'codes'], (found?.talk.codes ?? []).entries(), known)
  return found ?? { talk: { codes: [], phrases: [] }, refusal: { words: [] } }
}
