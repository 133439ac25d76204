import { type Drug, daysAfter, defineConcept, exists, monthsAfter, type Reading } from '../../engine.ts'

/** Systemic corticosteroids, as far as they explain raised values. */
export interface CorticosteroidCourse {
  /** A short course that goes on or ended lately: a goal can wait. */
  readonly temporary: boolean
  /** In use, or for longer and until lately. */
  readonly notable: readonly Drug[]
  /** The course that excuses a raised value of this day; null without one. */
  readonly excusing: (raised: Reading) => Excused | null
}

export interface Excused {
  readonly drug: string
  /** The first day on which a value counts; null while the course goes on. */
  readonly countsFrom: string | null
}

/** @see ./about.md */
export default defineConcept({
  parameters: { shortTo: 'mo', lately: 'mo', hba1cAfter: 'mo', glucoseAfter: 'd', firstAfter: 'd' },
  reads: {},
  find(patient, values): CorticosteroidCourse {
    const late = patient
      .drugs('corticosteroid')
      .filter(({ inUse, end }) => inUse || (end !== null && monthsAfter(end, values.lately) >= patient.asOf))
    const isShort = ({ start, end }: Drug) =>
      start !== null && monthsAfter(start, values.shortTo) >= (end ?? patient.asOf)
    return {
      temporary: exists(late.filter(isShort)),
      notable: late.filter((drug) => drug.inUse || !isShort(drug)),
      excusing: (raised) => late.map((drug) => excuse(drug, raised)).find((excused) => excused !== null) ?? null,
    }

    function excuse({ name, start, end }: Drug, { fact, day }: Reading): Excused | null {
      const last =
        end === null
          ? null
          : fact === 'hba1c'
            ? monthsAfter(end, values.hba1cAfter)
            : daysAfter(end, values.glucoseAfter)
      if (start === null || day < start || (last !== null && day > last)) return null
      return { drug: name, countsFrom: last === null ? null : daysAfter(last, values.firstAfter) }
    }
  },
})
