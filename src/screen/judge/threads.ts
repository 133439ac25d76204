import { Piscina } from 'piscina'
import type { Person } from '../group/person.ts'
import type { BatchResult } from './batch.ts'
import type { Judges } from './judges.ts'
import { rescued } from './rescue.ts'
import type { ThreadSetup } from './thread.ts'

/** Memory of a thread in MiB, and how long it may take in seconds: for the first of a batch, and for each more. */
const [mebibytes, longest, more] = [384, 60, 1]

/** Judges in threads of their own. @see docs/decisions/screening.md */
export function judgesInThreads(count: number, setup: ThreadSetup): Judges {
  const pool = new Piscina({
    filename: new URL('./thread.js', import.meta.url).href,
    name: 'judgeInThread',
    minThreads: count,
    maxThreads: count,
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: mebibytes },
  })
  const run = (people: readonly Person[]): Promise<BatchResult> =>
    pool.run(people, { signal: AbortSignal.timeout((longest + more * (people.length - 1)) * 1000) })
  return {
    // One waits for each thread, so that none waits for the next.
    atOnce: 2 * count,
    judge: (people) => rescued(people, run),
    end: () => pool.destroy(),
  }
}
