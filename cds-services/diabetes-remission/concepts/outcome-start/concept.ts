import { type Day, defineConcept, monthsAfter } from '../../../engine.ts'
import programmeCourse, { type Course } from '../../../shared/programme-course/concept.ts'

/** A first start, and the programme or diet that was started. */
export interface Start {
  readonly day: Day
  readonly programme: string
}

/** First starts, the oldest first. @see ./about.md */
export default defineConcept({
  parameters: { againAfter: 'mo' },
  reads: { programmeCourse },
  result: ['day', 'programme'],
  find(_patient, { againAfter }, { programmeCourse }): readonly Start[] {
    const oldestFirst = programmeCourse.courses.toSorted((one, other) => (one.start < other.start ? -1 : 1))
    const days = [...new Set(oldestFirst.map(({ start }) => start))]
    return days
      .filter(isFirst)
      .map((day) => ({ day, programme: nameOf(oldestFirst.filter(({ start }) => start === day)) }))

    function isFirst(day: Day): boolean {
      return oldestFirst.every(({ start, end }) => start >= day || monthsAfter(end, againAfter) <= day)
    }
  },
})

/** Before any other. */
const strictness: readonly unknown[] = ['very-low-calorie', 'low-carbohydrate']

function nameOf(together: readonly Course[]): string {
  const rank = ({ diet }: Course) => (strictness.indexOf(diet) + strictness.length + 1) % (strictness.length + 1)
  const [strictest] = together.toSorted((one, other) => rank(one) - rank(other))
  return strictest?.programme ?? strictest?.diet ?? 'other'
}
