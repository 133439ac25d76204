import type { Plot, Text } from '../../../knowledge/knowledge.ts'
import type { Fact } from '../../../patient/fact.ts'
import type { Explanation } from '../../../why/explanation.ts'

/** A value that can be drawn, and where it stands in the facts of the explanation. */
export interface Point {
  readonly index: number
  readonly fact: Fact & { readonly value: number; readonly date: string }
  readonly at: Date
  /** `used`: decided something; `left`: a sound value that decided nothing, e.g. an older one; `unfit`: cannot be used. */
  readonly state: 'used' | 'left' | 'unfit'
}

/** A horizontal line or band, from a value that a rule compared with. */
export interface Mark {
  /** The same as `to` for a line. */
  readonly from: number
  readonly to: number
  /** With holes for its numbers. */
  readonly words: Text
  readonly proposed: boolean
}

/** One plot with what is drawn in it. */
export interface Panel extends Pick<Plot, 'name' | 'title' | 'unit' | 'facts'> {
  readonly points: readonly Point[]
  readonly marks: readonly Mark[]
}

/** Whether a reason leaves a sound value aside; any other says that something is wrong with it. */
function isSound(reason: string): boolean {
  return reason === 'superseded' || reason === 'too-old' || reason.startsWith('not-')
}

/** The plots of an explanation, each with all that was read of its facts in its unit; without those of which nothing was. */
export function panelsOf(explanation: Explanation, plots: readonly Plot[]): readonly Panel[] {
  return plots.flatMap((plot) => {
    const points = pointsOf(explanation, plot.facts).filter(({ fact }) => fact.unit === plot.unit)
    return points.length > 0 ? [{ ...plot, points, marks: marksOf(explanation, plot) }] : []
  })
}

/** Whether there is a course to draw: values of more than one day. */
export function isCourse({ points }: Panel): boolean {
  return new Set(points.map(({ fact }) => fact.date)).size > 1
}

function pointsOf({ facts }: Explanation, names: readonly string[]): readonly Point[] {
  return facts.flatMap((fact, index): Point[] => {
    const { value, date } = fact
    if (!names.includes(fact.fact) || typeof value !== 'number' || date === null) return []
    const state = fact.used ? 'used' : isSound(fact.reason) ? 'left' : 'unfit'
    return [{ index, fact: { ...fact, value, date }, at: dateOf(date), state }]
  })
}

/** Midnight UTC of a day, so that all plots and their axis mean the same instant. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** Facts that carry a value of a plot but cannot be drawn in it: no day, no number, or another unit. */
export function undrawn(explanation: Explanation, panels: readonly Panel[], plots: readonly Plot[]): readonly number[] {
  const there = new Set(panels.flatMap(({ points }) => points.map(({ index }) => index)))
  const wanted = plots.flatMap(({ facts }) => facts)
  return explanation.facts.flatMap(({ fact }, index) => (wanted.includes(fact) && !there.has(index) ? [index] : []))
}

function marksOf(explanation: Explanation, { unit, values, limits, bands }: Plot): readonly Mark[] {
  const { decisions, course } = explanation
  const decided = (rule: string) => decisions.find((decision) => decision.rule === rule)
  const line = ({ value, status }: { value: number; status: string }, words: Text): Mark => ({
    from: value,
    to: value,
    words,
    proposed: status === 'proposed',
  })
  return [
    ...values.flatMap(({ rule, value, unless, words }) => {
      const decision = decided(rule)
      const found = decision?.values.find((each) => each.name === value && each.unit === unit)
      return decision && found && !unless.includes(decision.reason) ? [line(found, words)] : []
    }),
    ...limits.flatMap(({ value, words }) => {
      const found = course?.limits.find((each) => each.name === value && each.unit === unit)
      return found ? [line(found, words)] : []
    }),
    ...bands.flatMap(({ rule, from, to, words }) => {
      const { [from]: least, [to]: most } = decided(rule)?.result ?? {}
      return typeof least === 'number' && typeof most === 'number'
        ? [{ from: least, to: most, words, proposed: false }]
        : []
    }),
  ]
}
