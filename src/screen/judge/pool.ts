import { Piscina } from 'piscina'
import type { Person } from '../group/person.ts'
import type { Judges } from './judges.ts'
import { type Joining, rescued } from './rescue.ts'

/** Memory of a thread in MiB, and how long it may take in seconds: for the first of a batch, and for each more. */
const [mebibytes, longest, more] = [384, 60, 1]

/** What a thread runs: the address of a built file, the function in it that judges a batch, and what it needs. */
export interface ThreadFile {
  readonly href: string
  readonly name: string
  readonly setup: object
}

/** Judges in threads of their own. @see docs/decisions/screening.md */
export function threadsOf<Result>(
  count: number,
  { href, name, setup }: ThreadFile,
  joining: Joining<Result>,
): Judges<Result> {
  const pool = new Piscina({
    filename: href,
    name,
    minThreads: count,
    maxThreads: count,
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: mebibytes },
  })
  const run = (people: readonly Person[]): Promise<Result> =>
    pool.run(people, { signal: AbortSignal.timeout((longest + more * (people.length - 1)) * 1000) })
  return {
    // One waits for each thread, so that none waits for the next.
    atOnce: 2 * count,
    judge: (people) => rescued(people, run, joining),
    end: () => pool.destroy(),
  }
}
