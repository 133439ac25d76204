import { en } from './en.ts'
import { nl } from './nl.ts'

/** What the conversation page says by itself; everything about the person comes from the service. */
export const talkWords = { nl, en }

export type TalkWords = typeof nl
