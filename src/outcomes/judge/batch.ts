import type { Person } from '../../screen/group/person.ts'
import { added } from '../../screen/judge/batch.ts'
import type { Fates } from '../../screen/judge/prepared.ts'
import type { Joining } from '../../screen/judge/rescue.ts'
import type { JudgedWith } from '../answers.ts'
import type { Asked } from '../asked.ts'
import { type Counts, OutcomeBook } from '../counts/book.ts'
import { judgePeople } from './people.ts'

/** What became of some people, added up. */
export interface OutcomeBatch extends Fates {
  readonly counts: Counts
}

/** With what batches are judged. */
export interface OutcomeJudging extends JudgedWith {
  readonly asked: Asked
  /** Types that could not be had of anybody. */
  readonly unavailable: readonly string[]
}

/** Judges some people and adds up what became of them. */
export function judgeOutcomes(
  people: readonly Person[],
  { asked, unavailable, ...judgedWith }: OutcomeJudging,
): OutcomeBatch {
  const { outcomes, ...fates } = judgePeople(people, asked, judgedWith, unavailable)
  const book = new OutcomeBook()
  for (const outcome of outcomes) book.add(outcome)
  return { ...fates, counts: book.counts }
}

export const joiningOutcomes: Joining<OutcomeBatch> = {
  together(results) {
    const book = new OutcomeBook()
    for (const { counts } of results) book.addAll(counts)
    return { ...added(results), counts: book.counts }
  },
  without: (fates) => ({ ...fates, counts: new OutcomeBook().counts }),
}
