import { type Day, daysAfter, monthsAfter } from '../../calendar.ts'
import type { Asked } from '../asked.ts'

/** A quarter of a year. */
export interface Quarter {
  /** `2026-Q1`. */
  readonly name: string
  readonly first: Day
  readonly last: Day
}

/** The quarters that are over on the day of the data, from that in which the first start may be. */
export function closedQuarters({ from, asOf }: Pick<Asked, 'from' | 'asOf'>): readonly Quarter[] {
  const quarters: Quarter[] = []
  for (let quarter = quarterOf(from); quarter.last < asOf; quarter = quarterOf(daysAfter(quarter.last, 1)))
    quarters.push(quarter)
  return quarters
}

/** A quarter by its name. */
export function quarterNamed(name: string): Quarter {
  const [year = '', number = ''] = name.split('-Q')
  return quarterOf(`${year}-${String(Number(number) * 3).padStart(2, '0')}-01`)
}

function quarterOf(day: Day): Quarter {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))]
  const number = Math.ceil(month / 3)
  const first = `${year}-${String(number * 3 - 2).padStart(2, '0')}-01`
  return { name: `${year}-Q${number}`, first, last: daysAfter(monthsAfter(first, 3), -1) }
}
