import { type CodedFact, type Drug, defineConcept, monthsAfter } from '../../engine.ts'

/** Anaemia, and what is given against it, as far as they change HbA1c. */
export interface Anaemia {
  /** Whether an HbA1c of this day may be changed by it. */
  readonly disturbs: (day: string) => boolean
  /** What is on record of it that may change an HbA1c of this day. */
  readonly episodesOn: (day: string) => readonly Episode[]
  /** Names of the drugs against it that were started lately enough. */
  readonly drugs: readonly string[]
}

/** An anaemia that is on record. */
export interface Episode {
  readonly code: string
  readonly day: string | null
}

interface Period {
  readonly from: string
  readonly to: string
}

/** @see ./about.md */
export default defineConcept({
  parameters: { before: 'mo', after: 'mo', openFor: 'mo' },
  reads: {},
  find(patient, { before, after, openFor }): Anaemia {
    const around = (first: string, last: string, months: number): Period => ({
      from: monthsAfter(first, -before),
      to: monthsAfter(last, months),
    })
    const episodes = patient.conditions('anaemia')
    const undated = episodes.some(({ day, end }) => day === null && end === null)
    const lasting = ({ day, end }: CodedFact) => {
      const first = day ?? end
      return first === null ? [] : [end === null ? around(first, first, openFor) : around(first, end, after)]
    }
    const ill = episodes.flatMap(lasting)
    const includes = (day: string) => (period: Period) => period.from <= day && day <= period.to
    const started = (drugs: readonly Drug[]) =>
      drugs.flatMap(({ start, name }) => (start === null ? [] : [{ name, ...around(start, start, after) }]))
    const alone = started(patient.drugs('iron', 'erythropoietin'))
    const beside = started(patient.drugs('b12-or-folate')).filter(
      (drug) => undated || ill.some(({ from, to }) => from <= drug.to && drug.from <= to),
    )
    const treated = [...alone, ...beside]
    const periods = [...ill, ...treated]
    return {
      disturbs: (day) => undated || periods.some(includes(day)),
      episodesOn: (day) =>
        episodes.filter((each) => (each.day === null && each.end === null) || lasting(each).some(includes(day))),
      drugs: treated.filter(({ to }) => to >= patient.asOf).map(({ name }) => name),
    }
  },
})
