import { type Day, isCalendarDay } from '../calendar.ts'
import type { Knowledge, Service } from '../knowledge/knowledge.ts'
import { allParameters } from '../knowledge/services/review.ts'
import { Refusal } from './refusal.ts'

/** The hook that brings nothing beside the patient: an export has no drafts to judge. */
const opening = 'patient-view'

/** The services that people are screened with: those that are named, else those that say so of themselves. @throws Refusal for one that cannot be */
export function askedServices({ services }: Pick<Knowledge, 'services'>, named: readonly string[]): readonly Service[] {
  const able = [...services.values()].filter(
    ({ population, offered, hook }) => population !== null && offered && hook === opening,
  )
  const names = able.map(({ id }) => id).join(', ')
  const found = [...new Set(named)].map((name) => {
    const service = able.find(({ id }) => id === name)
    if (!service) throw new Refusal(`--service ${name}: people can be screened with ${names}`)
    return service
  })
  if (found.length > 0) return found
  const usual = able.filter(({ population }) => population?.byDefault)
  if (usual.length === 0) throw new Refusal(`say with --service which: people can be screened with ${names}`)
  return usual
}

/** The day judged, today unless another is named. @throws Refusal for one after today, or before any value counted */
export function askedDay(named: string | undefined, today: Day, knowledge: Knowledge): Day {
  const day = named ?? today
  if (!isCalendarDay(day)) throw new Refusal(`--as-of is "${day}": write a day as YYYY-MM-DD`)
  if (day > today) throw new Refusal(`--as-of ${day} is after today, ${today}: name a day that has come`)
  const days = allParameters(knowledge).flatMap(([, { values }]) => values.map(({ since }) => since))
  const [first = day] = days.sort()
  if (day < first)
    throw new Refusal(`--as-of ${day} is before ${first}, from when the first value counts: name a later day`)
  return day
}
