import { joiningBatches } from './batch.ts'
import type { Judges } from './judges.ts'
import { threadsOf } from './pool.ts'
import type { ThreadSetup } from './thread.ts'

/** Judges in threads of their own. */
export function judgesInThreads(count: number, setup: ThreadSetup): Judges {
  const { href } = new URL('./thread.js', import.meta.url)
  return threadsOf(count, { href, name: 'judgeInThread', setup }, joiningBatches)
}
