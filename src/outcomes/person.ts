import { type Day, monthsAfter } from '../calendar.ts'
import type { Indicator, OutcomeLine, Outcomes } from '../knowledge/service-file/outcome.ts'
import type { Followed } from '../patient/followed.ts'
import type { Gathered } from '../patient/read.ts'
import { practiceOf } from '../screen/tally/practice.ts'
import { type JudgedWith, type Then, thenOf } from './answers.ts'
import type { Asked } from './asked.ts'
import { type Counted, countedIn } from './cell.ts'
import { daysIn } from './dated.ts'
import { type Moment, momentOf, nearest } from './moment.ts'

export type Population = 'cohort' | 'reference'

/** One person in one line at one time point. */
export interface Cell {
  readonly indicator: string
  readonly line: string
  readonly at: number
  readonly population: Population
  readonly counted: Counted
}

/** What became of one person. */
export interface PersonOutcome {
  readonly cells: readonly Cell[]
  /** Of who is in the cohort: by what they are told apart. */
  readonly member: Readonly<Record<string, string>> | null
  /** Why somebody who started in these months is not in the cohort. */
  readonly outside: string | null
}

interface Person extends Gathered {
  readonly isIncomplete: boolean
}

/** Judges a person at the start and at each time point; `outcomes` is that of the service. @see docs/outcomes.md */
export function outcomeOf(person: Person, asked: Asked, outcomes: Outcomes, judgedWith: JudgedWith): PersonOutcome {
  const { cohort } = outcomes
  /** By day and window: indicators share most of them. */
  const read = new Map<string, Then>()
  const days = daysIn(person.resources)
  const patient = person.resources.find(({ resourceType }) => resourceType === 'Patient')
  const movedAfter = (patient as { active?: unknown } | undefined)?.active === false ? (days.at(-1) ?? null) : null
  const middle = middleOf(asked.from, asked.to)
  const reference = outcomes.indicators.filter((each) => each.reference)
  const cells = reference.flatMap((indicator) => cellsOf(indicator, middle, 'reference'))
  const started = startIn()
  if (!started) return { cells, member: null, outside: null }
  const atStart = then(started.day, { since: started.day, ...noWindow(asked.asOf) })
  const outside = whyOutside()
  if (outside !== null) return { cells, member: null, outside }
  const own = outcomes.indicators.flatMap((indicator) => cellsOf(indicator, started.day, 'cohort', atStart))
  return { cells: [...cells, ...own], member: told(atStart), outside: null }

  function then(day: Day, window: Omit<Followed, 'inForce' | 'measures'>): Then {
    const key = [day, window.since, window.from, window.to, window.isCompared].join()
    const measures = new Set(window.from === '' ? [] : outcomes.measures)
    const then = read.get(key) ?? thenOf(person, day, { ...window, measures, inForce: asked.asOf }, judgedWith)
    read.set(key, then)
    return then
  }

  function startIn() {
    const now = then(asked.asOf, { since: null, ...noWindow(asked.asOf) })
    const starts = now.all(cohort.start) as readonly { readonly day: Day; readonly programme: string }[]
    return starts.find(({ day }) => day >= asked.from && day <= asked.to)
  }

  function whyOutside(): string | null {
    const standing = String(atStart.of({ concept: cohort.standing, result: 'standing' }))
    if (!cohort.counts.includes(standing)) return standing
    const [first] = days
    const isEarly = first !== undefined && monthsAfter(first, outcomes.startOfData) > (started?.day ?? '')
    const duration = atStart.of({ concept: cohort.standing, result: 'duration' })
    return isEarly && duration !== 0 ? 'start-of-data' : null
  }

  function told(start: Then): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(outcomes.dimensions).map(([name, { bands }]) => {
        if (name === 'practice') return [name, practiceOf(patient)]
        if (name === 'programme') return [name, started?.programme ?? 'unknown']
        const value = start.of({ concept: cohort.standing, result: name })
        return [name, typeof value === 'number' && bands ? bandOf(value, bands) : String(value ?? 'unknown')]
      }),
    )
  }

  function cellsOf(indicator: Indicator, start: Day, population: Population, atStart: Then | null = null): Cell[] {
    return (indicator.at ?? asked.at).flatMap((at) => {
      const moment = momentOf(start, at, indicator, outcomes)
      if (!moment) return []
      return countedAt(indicator, moment, population === 'cohort' ? start : null, atStart).flatMap(
        ({ line, counted }) =>
          counted === null ? [] : [{ indicator: indicator.id, line: line.name, at, population, counted }],
      )
    })
  }

  function countedAt(
    { lines, compared }: Indicator,
    moment: Moment,
    since: Day | null,
    atStart: Then | null,
  ): { readonly line: OutcomeLine; readonly counted: Counted | null }[] {
    const each = (counted: Counted | null) => lines.map((line) => ({ line, counted }))
    if (moment.to > asked.asOf) return each('not-yet')
    const { from, to } = moment
    const window = { since, from, to, isCompared: compared }
    const measured = then(to, { ...window, isCompared: false }).patient.series(outcomes.measuredBy).daily
    const day = nearest(measured.map((reading) => reading.day).reverse(), moment) ?? moment.day
    const now = then(day, window)
    const standing = String(now.of({ concept: cohort.standing, result: 'standing' }))
    const isMoved = movedAfter !== null && day > movedAfter
    const hasLeft = isMoved || cohort.left.includes(standing)
    // Who was never one of everybody has not left it.
    if ((hasLeft && since === null) || !(hasLeft || cohort.counts.includes(standing))) return each(null)
    const isUnknown = person.isIncomplete || cohort.unknown.includes(standing)
    const instead = hasLeft ? { left: isMoved ? 'moved' : standing } : isUnknown ? ('unknown' as const) : null
    return lines.map((line) => {
      const counted = countedIn(line, now, atStart)
      return { line, counted: counted && (instead ?? counted) }
    })
  }
}

function noWindow(asOf: Day): Pick<Followed, 'from' | 'to' | 'isCompared'> {
  return { from: '', to: asOf, isCompared: false }
}

function middleOf(from: Day, to: Day): Day {
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10)
}

/** The band in which a number lies, by where it begins. */
function bandOf(value: number, bands: readonly number[]): string {
  const at = bands.findLastIndex((begin) => value >= begin)
  const [begin = 0, next] = [bands[at], bands[at + 1]]
  if (next === undefined) return `${begin}+`
  return next - 1 === begin ? `${begin}` : `${begin}-${next - 1}`
}
