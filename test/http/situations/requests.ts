import { answered } from './answered.ts'
import type { Situation } from './call.ts'
import { wrongData } from './data.ts'
import { tooMuch } from './limits.ts'
import { wrongMembers } from './members.ts'

/** What can be sent in a call. */
export const requests: readonly Situation[] = [...answered, ...tooMuch, ...wrongMembers, ...wrongData]
