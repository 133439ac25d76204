import { defineConcept, exists, monthsAfter, recent } from '../../engine.ts'
import programmeCourse, { type Course } from '../programme-course/concept.ts'

/** What makes a loss of weight up to a day understood. */
export interface WeightLossExplained {
  /** The programmes and diets that can bring a loss about, newest first. */
  readonly courses: readonly Course[]
  /** Whether all loss up to this day is explained: by an operation, or by our own record that it was intended. */
  readonly wholly: (day: string) => boolean
  /** Of the days from one to another those on which a loss is that of a programme, a diet or a drug, of fluid too: oldest first, none touching another. */
  readonly covered: (since: string, day: string) => readonly Covered[]
}

/** Loss on these days, both included, is understood. */
export interface Covered {
  readonly from: string
  readonly to: string
}

/** @see ./about.md */
export default defineConcept({
  parameters: {
    operatedWithin: 'mo',
    startedWithin: 'mo',
    endedWithin: 'mo',
    intendedFor: 'mo',
    shortestFor: 'mo',
    afterProgramme: 'mo',
    drainedFor: 'mo',
  },
  reads: { programmeCourse },
  find(patient, values, { programmeCourse }): WeightLossExplained {
    const operated = patient.procedures('bariatric-surgery').filter(({ status }) => status === 'completed')
    const losing = patient.drugs('glp1', 'sglt2')
    const draining = exists(patient.conditions('heart-failure')) ? patient.drugs('diuretic') : []
    const intended = patient.conversations('intended-weight-loss')
    const lasted = ({ start, end, runs }: Course) => runs || monthsAfter(start, values.shortestFor) <= end
    const courses = programmeCourse.courses.filter((course) => course.diet !== 'none' && lasted(course))
    return {
      courses,
      wholly: (day) =>
        operated.some((each) => each.day !== null && recent(day, values.operatedWithin)(each)) ||
        intended.some((talk) => talk.day !== null && monthsAfter(talk.day, values.intendedFor) >= day),
      covered: (since, day) => {
        const programmes = courses.map(({ start, end }) => ({
          from: start,
          to: monthsAfter(end, values.afterProgramme),
        }))
        const drugs = losing.flatMap(({ start, inUse, end }) => {
          if (start === null || monthsAfter(start, values.startedWithin) < day) return []
          return inUse || (end !== null && monthsAfter(end, values.endedWithin) >= day)
            ? [{ from: start, to: day }]
            : []
        })
        const fluid = draining.flatMap(({ start }) =>
          start === null ? [] : [{ from: start, to: monthsAfter(start, values.drainedFor) }],
        )
        return joined([...programmes, ...drugs, ...fluid].filter(({ from, to }) => from <= day && to >= since))
      },
    }
  },
})

/** The same days, oldest first, those that touch as one. */
function joined(all: readonly Covered[]): readonly Covered[] {
  const done: Covered[] = []
  for (const { from, to } of [...all].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = done.at(-1)
    if (!last || last.to < from) done.push({ from, to })
    else if (last.to < to) done.splice(-1, 1, { from: last.from, to })
  }
  return done
}
