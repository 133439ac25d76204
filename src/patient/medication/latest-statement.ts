import type { Day } from '../../calendar.ts'
import type { Statement } from './statement.ts'

/** Of statements those than which none is newer, as they are added: by time where both have one, else by day. */
export class Newest {
  /** The newest; with a time where one of them has it. */
  latest: Statement | null = null
  readonly #timed: Statement[] = []
  readonly #untimed: Statement[] = []

  add(statement: Statement): void {
    const order = this.latest ? compare(statement, this.latest) : 1
    if (order < 0) return
    if (order > 0) this.#timed.length = 0
    if (order > 0 && dayOf(statement) !== dayOf(this.latest)) this.#untimed.length = 0
    if (order > 0 || timeOf(this.latest) === null) this.latest = statement
    const same = timeOf(statement) === null ? this.#untimed : this.#timed
    same.push(statement)
  }

  /** One that says in use, of several the last started; else one that ended on an unknown day, else the latest end. */
  get decisive(): Statement | null {
    return [...this.#timed, ...this.#untimed].reduce<Statement | null>(
      (best, each) => (best && !isBefore(each, best) ? best : each),
      null,
    )
  }

  /**
   * One that was in use on a day, of several the last started. For days that ascend, with statements added in the order of their starts:
   * what has ended by then is let go.
   */
  inUseOn(day: Day): Statement | null {
    const [one, other] = [lastInUse(this.#timed, day), lastInUse(this.#untimed, day)]
    return one && other ? (byStart(one, other) > 0 ? one : other) : (one ?? other)
  }
}

/** Which of two statements was said later; said on no known day is oldest. */
export function compare(one: Statement, other: Statement): number {
  const [time, otherTime] = [timeOf(one), timeOf(other)]
  if (time !== null && otherTime !== null) return time - otherTime
  return order(dayOf(one), dayOf(other))
}

/** The order in which statements started, those of one day against the order of their names: the last is the one to show. */
export function byStart(one: Statement, other: Statement): number {
  return order(one.start ?? '', other.start ?? '') || order(other.source, one.source)
}

function dayOf(statement: Statement | null): Day {
  return statement?.said?.day ?? ''
}

function timeOf(statement: Statement | null): number | null {
  return statement?.said?.time ?? null
}

function isBefore(one: Statement, other: Statement): boolean {
  const [rank, otherRank] = [rankOf(one), rankOf(other)]
  return rank === otherRank ? one.source < other.source : rank > otherRank
}

function rankOf({ verdict, start, end }: Statement): string {
  if (verdict === 'in-use') return `2${start ?? ''}`
  return end === null ? '1' : `0${end}`
}

function lastInUse(started: Statement[], day: Day): Statement | null {
  for (let last = started.at(-1); last; last = started.at(-1)) {
    if (last.verdict === 'in-use' || last.end === null || last.end >= day) return last
    started.pop()
  }
  return null
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
