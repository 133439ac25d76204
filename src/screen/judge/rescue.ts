import type { Person } from '../group/person.ts'
import type { LeftOutReason } from '../left-out.ts'
import { countOf, type Fates, leftOutWhole } from './prepared.ts'

/** How results are put together: of several batches, and of somebody of whom nothing is known but what became of them. */
export interface Joining<Result> {
  together(results: readonly Result[]): Result
  without(fates: Fates): Result
}

/** Runs a batch; one that ends its thread is run again one by one, and who ends it is left out. @throws what is no fault of anybody in it */
export async function rescued<Result>(
  people: readonly Person[],
  run: (people: readonly Person[]) => Promise<Result>,
  { together, without }: Joining<Result>,
): Promise<Result> {
  try {
    return await run(people)
  } catch (error) {
    if (reasonOf(error) === null) throw error
    const results: Result[] = []
    for (const person of people)
      results.push(await run([person]).catch((error: unknown) => without(fatesOf(person, error))))
    return together(results)
  }
}

function fatesOf(person: Person, error: unknown): Fates {
  const reason = reasonOf(error)
  if (reason === null) throw error
  return leftOutWhole(person, reason, countOf(person))
}

/** Why somebody who ended a thread is left out: it had too little memory, or was aborted for it took too long; null for anything else. */
function reasonOf(error: unknown): LeftOutReason | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'rule-failed'
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : null
}
