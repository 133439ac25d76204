import { type Day, isCalendarDay } from '../calendar.ts'
import type { Language } from '../knowledge/knowledge.ts'
import { Refusal } from '../screen/refusal.ts'

/** What is asked of a count of outcomes: who started when, looked at after how many months. */
export interface Asked {
  /** First and last day of a start that counts. */
  readonly from: Day
  readonly to: Day
  /** Months after the start, ascending. */
  readonly at: readonly number[]
  /** The day of the data: of a time point whose window is not over by then nothing is told. */
  readonly asOf: Day
  readonly language: Language
  /** Whether it is to leave the practice: small numbers are then hidden. */
  readonly share: boolean
}

const longest = 240

/** @throws Refusal for days or months that are none, or that cannot be */
export function askedOf(
  said: { readonly from: string; readonly to: string; readonly at: string; readonly asOf: string },
  today: Day,
): Pick<Asked, 'from' | 'to' | 'at' | 'asOf'> {
  for (const name of ['from', 'to', 'asOf'] as const)
    if (!isCalendarDay(said[name]))
      throw new Refusal(`--${name === 'asOf' ? 'as-of' : name} is "${said[name]}": write a day as YYYY-MM-DD`)
  const { from, to, asOf } = said
  if (to < from) throw new Refusal(`--to ${to} is before --from ${from}: change them round`)
  if (asOf > today) throw new Refusal(`--as-of ${asOf} is after today, ${today}: name a day that has come`)
  const months = said.at.split(',').map((each) => (/^\d{1,3}$/.test(each.trim()) ? Number(each) : 0))
  if (months.some((each) => each < 1 || each > longest))
    throw new Refusal(`--at is "${said.at}": write months from 1 to ${longest}, with commas between`)
  return { from, to, asOf, at: [...new Set(months)].sort((one, other) => one - other) }
}
