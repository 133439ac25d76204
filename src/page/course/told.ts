import type { Speaker } from '../language.ts'
import type { Mark, Point } from '../model/course/points.ts'

/** A measured value with its unit. */
export function measureOf({ fact }: Point, { number, unit }: Speaker): string {
  return `${fact.comparator ?? ''}${number(fact.value)} ${fact.unit ? unit(fact.unit) : ''}`.trim()
}

/** What keeps a value from deciding anything; empty for one that does. */
export function useOf({ fact, state }: Point, { say, unused }: Speaker): string {
  return fact.used ? '' : `${say.legend[state]}: ${unused(fact.reason)}`
}

/** What a point tells: what, value, day, use and source, a line each. */
export function labelOf(point: Point, words: Speaker): string {
  const { fact, state } = point
  const use = useOf(point, words) || words.say.legend[state]
  return [`${words.term(fact.fact)} ${measureOf(point, words)}`, words.day(fact.date), use, fact.source].join('\n')
}

/** The words of a limit with its numbers. */
export function markLabel({ from, to, words, proposed }: Mark, { say, text, number }: Speaker): string {
  const shown: Readonly<Record<string, number>> = { value: to, from, to }
  const label = text(words).replace(/\{\{(\w+)\}\}/g, (hole, name) =>
    name in shown ? number(shown[name] as number) : hole,
  )
  return proposed ? `${label} (${say.proposed})` : label
}
