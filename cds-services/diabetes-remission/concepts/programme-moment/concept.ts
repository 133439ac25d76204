import { type Day, defineConcept, monthsAfter } from '../../../engine.ts'
import programmeCourse, { type Course } from '../../../shared/programme-course/concept.ts'

/** A programme that is due to be evaluated, and from which day on values and talks belong to that moment. */
export interface ProgrammeMoment {
  readonly course: Course
  /** So many months after the start. */
  readonly months: number
  readonly since: Day
}

/** @see ./about.md */
export default defineConcept({
  parameters: { first: 'mo', second: 'mo', third: 'mo', openFor: 'mo', endedWithin: 'mo', measuredBefore: 'mo' },
  reads: { programmeCourse },
  result: ['months', 'since'],
  find(patient, values, { programmeCourse }): ProgrammeMoment | null {
    const { first, second, third, openFor, endedWithin, measuredBefore } = values
    const moments = programmeCourse.courses
      .filter(({ runs, end }) => runs || monthsAfter(end, endedWithin) >= patient.asOf)
      .flatMap((course) =>
        [first, second, third].map((months) => ({ course, months, day: monthsAfter(course.start, months) })),
      )
      .filter(({ day }) => day <= patient.asOf && monthsAfter(day, openFor) >= patient.asOf)
    const [moment] = moments
    if (!moment) return null
    const { course, months, day } = moment
    return { course, months, since: monthsAfter(day, -measuredBefore) }
  },
})
