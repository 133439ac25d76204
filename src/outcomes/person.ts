import { type Day, monthsAfter } from '../calendar.ts'
import type { Indicator, OutcomeLine, Outcomes } from '../knowledge/service-file/outcome.ts'
import type { Followed } from '../patient/followed.ts'
import type { Gathered } from '../patient/read.ts'
import { practiceOf } from '../screen/tally/practice.ts'
import { type JudgedWith, type Then, thenOf } from './answers.ts'
import type { Asked } from './asked.ts'
import { type Counted, countedIn, isYes } from './cell.ts'
import { daysIn } from './dated.ts'
import { type Moment, momentOf, nearest } from './moment.ts'
import type { Cell, PersonOutcome, Population } from './person-outcome.ts'
import { type Quartered, quartered } from './quarters/happened.ts'
import { closedQuarters } from './quarters/quarter.ts'

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
  const quarterly = quartersOf()
  const { happened } = quarterly
  const cells = [...reference.flatMap((indicator) => cellsOf(indicator, middle, 'reference')), ...quarterly.cells]
  const started = startIn()
  if (!started) return { cells, happened, member: null, outside: null }
  const atStart = then(started.day, { since: started.day, ...noWindow(asked.asOf) })
  const outside = whyOutside()
  if (outside !== null) return { cells, happened, member: null, outside }
  const own = outcomes.indicators.flatMap((indicator) => {
    const since = indicator.countedFrom ? firstDay(indicator.countedFrom, started.day) : started.day
    return since === null || indicator.quarterly ? [] : cellsOf(indicator, since, 'cohort', atStart)
  })
  return { cells: [...cells, ...own], happened, member: told(atStart), outside: null }

  function then(day: Day, window: Omit<Followed, 'inForce' | 'measures'>): Then {
    const key = [day, window.since, window.from, window.to, window.isCompared].join()
    const measures = new Set(window.from === '' ? [] : outcomes.measures)
    const then = read.get(key) ?? thenOf(person, day, { ...window, measures, inForce: asked.asOf }, judgedWith)
    read.set(key, then)
    return then
  }

  function now(): Then {
    return then(asked.asOf, { since: null, ...noWindow(asked.asOf) })
  }

  function standingIn(moment: Then): string {
    return String(moment.of({ concept: cohort.standing, result: 'standing' }))
  }

  /** The first day of the measure, since the start, on which this is answered. */
  function firstDay({ is, ...asked_ }: NonNullable<Indicator['countedFrom']>, since: Day): Day | null {
    const measured = now().patient.series(outcomes.measuredBy).since(since)
    const days = measured.map(({ day }) => day).reverse()
    return days.find((day) => is.includes(String(then(day, { since, ...noWindow(day) }).of(asked_)))) ?? null
  }

  function quartersOf(): Quartered {
    const isIn = (day: Day) => {
      const isHere = movedAfter === null || day <= movedAfter
      return isHere && cohort.counts.includes(standingIn(then(day, { since: null, ...noWindow(asked.asOf) })))
    }
    const indicators = outcomes.indicators.filter((each) => each.quarterly)
    return quartered(indicators, now(), { quarters: closedQuarters(asked), isIn, isIncomplete: person.isIncomplete })
  }

  function startIn() {
    const starts = now().all(cohort.start) as readonly { readonly day: Day; readonly programme: string }[]
    return starts.find(({ day }) => day >= asked.from && day <= asked.to)
  }

  function whyOutside(): string | null {
    const standing = standingIn(atStart)
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
          counted === null
            ? []
            : [{ indicator: indicator.id, line: line.name, at, quarter: null, population, counted }],
      )
    })
  }

  function countedAt(
    { lines, compared, judgedOn, events }: Indicator,
    moment: Moment,
    since: Day | null,
    atStart: Then | null,
  ): { readonly line: OutcomeLine; readonly counted: Counted | null }[] {
    const each = (counted: Counted | null) => lines.map((line) => ({ line, counted }))
    if (moment.to > asked.asOf) return each('not-yet')
    const { from, to } = moment
    const window = { since, from, to, isCompared: compared }
    const now = then(judgedOn === 'window-over' ? to : dayMeasured(), window)
    const stood = judgedOn === 'window-over' ? then(moment.day, window) : now
    const standing = standingIn(stood)
    const isMoved = movedAfter !== null && stood.patient.asOf > movedAfter
    const hasLeft = isMoved || cohort.left.includes(standing)
    // Who was never one of everybody has not left it.
    if ((hasLeft && since === null) || !(hasLeft || cohort.counts.includes(standing))) return each(null)
    const isUnknown = person.isIncomplete || cohort.unknown.includes(standing)
    const instead = hasLeft ? { left: isMoved ? 'moved' : standing } : isUnknown ? ('unknown' as const) : null
    return lines.map((line) => {
      const counted = countedIn(line, now, atStart)
      const happened = events && isYes(counted)
      return { line, counted: happened ? counted : counted && (instead ?? counted) }
    })

    function dayMeasured(): Day {
      const measured = then(to, { ...window, isCompared: false }).patient.series(outcomes.measuredBy).daily
      return nearest(measured.map((reading) => reading.day).reverse(), moment) ?? moment.day
    }
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
