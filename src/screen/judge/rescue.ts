import type { Person } from '../group/person.ts'
import type { LeftOutReason } from '../left-out.ts'
import { addTogether, type BatchResult } from './batch.ts'
import { countOf, leftOutWhole } from './prepared.ts'

type Run = (people: readonly Person[]) => Promise<BatchResult>

/** Runs a batch; one that ends its thread is run again one by one, and who ends it is left out. @throws what is no fault of anybody in it */
export async function rescued(people: readonly Person[], run: Run): Promise<BatchResult> {
  try {
    return await run(people)
  } catch (error) {
    if (reasonOf(error) === null) throw error
    const results: BatchResult[] = []
    for (const person of people) results.push(await run([person]).catch((error: unknown) => withoutThem(person, error)))
    return addTogether(results)
  }
}

function withoutThem(person: Person, error: unknown): BatchResult {
  const reason = reasonOf(error)
  if (reason === null) throw error
  return {
    ...leftOutWhole(person, reason, countOf(person)),
    tallies: {},
    listed: [],
    decisions: [],
    packed: new Uint8Array(),
  }
}

/** Why somebody who ended a thread is left out: it had too little memory, or was aborted for it took too long; null for anything else. */
function reasonOf(error: unknown): LeftOutReason | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'rule-failed'
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : null
}
