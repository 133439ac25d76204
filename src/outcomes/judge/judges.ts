import type { Judges } from '../../screen/judge/judges.ts'
import { threadsOf } from '../../screen/judge/pool.ts'
import { joiningOutcomes, judgeOutcomes, type OutcomeBatch, type OutcomeJudging } from './batch.ts'
import type { OutcomeSetup } from './thread.ts'

/** Judges in threads of their own. */
export function outcomesInThreads(count: number, setup: OutcomeSetup): Judges<OutcomeBatch> {
  const { href } = new URL('./thread.js', import.meta.url)
  return threadsOf(count, { href, name: 'judgeInThread', setup }, joiningOutcomes)
}

/** Judges in the thread that asks. */
export function outcomesHere(judging: OutcomeJudging): Judges<OutcomeBatch> {
  return { atOnce: 1, judge: async (people) => judgeOutcomes(people, judging), end: async () => undefined }
}
