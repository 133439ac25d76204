import type { Person } from '../group/person.ts'
import { type BatchJudging, type BatchResult, judgeBatch } from './batch.ts'

/** Who judge batches of people, so many at once. */
export interface Judges<Result = BatchResult> {
  readonly atOnce: number
  judge(people: readonly Person[]): Promise<Result>
  end(): Promise<void>
}

/** Judges in the thread that asks: nothing ends a rule that does not end by itself. */
export function judgesHere(judging: BatchJudging): Judges {
  return { atOnce: 1, judge: async (people) => judgeBatch(people, judging), end: async () => undefined }
}
