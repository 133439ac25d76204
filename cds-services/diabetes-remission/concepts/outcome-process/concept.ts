import { daysAfter, daysBetween, defineConcept, monthsAfter, type ProgrammeRecord } from '../../../engine.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'

/** Something that happened on a day, or on one from the first to the last; where it is not certain that it did, or when, it is not sure. */
export interface Happening {
  readonly first: string
  readonly last: string
  readonly sure: boolean
  /** The programme or diet; null where it is of none. */
  readonly programme: string | null
}

export interface ProcessOutcome {
  readonly talks: readonly Happening[]
  readonly referrals: readonly Happening[]
  readonly starts: readonly Happening[]
  readonly following: readonly Happening[]
  readonly completions: readonly Happening[]
  readonly earlyEnds: readonly Happening[]
}

const given: readonly unknown[] = ['active', 'on-hold', 'completed']
const brokenOff: readonly unknown[] = ['revoked', 'stopped']

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { programmeCourse },
  result: ['talks', 'referrals', 'starts', 'following', 'completions', 'earlyEnds'],
  find(patient, _values, { programmeCourse: { records } }): ProcessOutcome {
    const { asOf } = patient
    const begun = records.filter(({ phase, start }) => isBegun(phase) && (start === null || start <= asOf))
    return {
      talks: patient
        .conversations('remission')
        .flatMap(({ kind, day }) => (kind === 'talk' ? [on(day, null, '')] : [])),
      referrals: records.flatMap((record) =>
        record.phase === 'referral' && given.includes(record.status) ? [on(record.authored, record, '')] : [],
      ),
      starts: begun.map((record) => on(record.start, record, '')),
      following: begun.flatMap(followed),
      completions: begun.flatMap((record) => endOf(record, isCompleted)),
      earlyEnds: begun.flatMap((record) => endOf(record, (each) => isEnded(each) && !isCompleted(each))),
    }

    /** Without a day it was some time since another. */
    function on(day: string | null, record: ProgrammeRecord | null, since: string): Happening {
      const programme = record && nameOf(record)
      return { first: day ?? since, last: day ?? asOf, sure: day !== null, programme }
    }

    /** The end of who ended so; of a plan that goes on after its last day it is not known whether, how or when. */
    function endOf(record: ProgrammeRecord, isSo: (record: ProgrammeRecord) => boolean): readonly Happening[] {
      if (isSo(record)) return [on(pastEnd(record), record, record.start ?? '')]
      return isEnded(record) || record.phase === 'running' || pastEnd(record) === null
        ? []
        : [on(null, record, record.end ?? '')]
    }

    function followed(record: ProgrammeRecord): readonly Happening[] {
      const { start, phase } = record
      if (start === null) return [on(null, record, '')]
      const programme = nameOf(record)
      if (phase === 'running') return [{ first: start, last: asOf, sure: true, programme }]
      const end = pastEnd(record)
      const known: Happening = { first: start, last: end ?? start, sure: true, programme }
      return isEnded(record) && end !== null ? [known] : [known, on(null, record, daysAfter(known.last, 1))]
    }

    function pastEnd({ end }: ProgrammeRecord): string | null {
      return end !== null && end <= asOf ? end : null
    }

    function isCompleted(record: ProgrammeRecord): boolean {
      return record.status === 'completed' && !isShort(record)
    }

    /** Before half of the time that the programme takes. */
    function isShort({ programme, start, end }: ProgrammeRecord): boolean {
      const lasts = patient.offer.find(({ id }) => id === programme)?.lasts
      if (lasts === undefined || start === null || end === null) return false
      return daysBetween(start, end) * 2 < daysBetween(start, monthsAfter(start, lasts))
    }
  },
})

function isBegun(phase: ProgrammeRecord['phase']): boolean {
  return phase === 'running' || phase === 'over'
}

function isEnded({ status }: ProgrammeRecord): boolean {
  return status === 'completed' || brokenOff.includes(status)
}

function nameOf({ programme, diet }: ProgrammeRecord): string {
  return programme ?? diet
}
