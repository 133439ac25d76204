import { daysAfter, defineConcept, monthsAfter, type ProgrammeRecord } from '../../engine.ts'
import draftReferral from '../draft-referral/concept.ts'

/** Lifestyle programmes and diets on the day judged. */
export interface ProgrammeCourse {
  readonly running: readonly ProgrammeRecord[]
  /** Starting soon, or referred to lately without a plan yet. */
  readonly starting: readonly ProgrammeRecord[]
  /** Planned to start soon, without the referrals. */
  readonly soon: readonly ProgrammeRecord[]
  /** Starts on or before the day judged, newest first. */
  readonly starts: readonly string[]
  /** Start of the newest running programme. */
  readonly runningSince: string | null
  /** Days on which a referral was written. */
  readonly referrals: readonly string[]
  /** A referral was drafted that is not signed, nor given up. */
  readonly drafted: boolean
  /** What was followed, or still is, newest start first; those without a start are left out. */
  readonly courses: readonly Course[]
  /** All that is on record of lifestyle programmes and diets. */
  readonly records: readonly ProgrammeRecord[]
}

/** A programme or diet from its first to its last day. */
export interface Course {
  readonly programme: ProgrammeRecord['programme']
  readonly diet: ProgrammeRecord['diet']
  readonly start: string
  /** The last day; of one that still runs the day judged, of one whose end is not on record the day on which it would be over. */
  readonly end: string
  readonly runs: boolean
}

const started: readonly unknown[] = ['active', 'in-progress']
const begun: readonly unknown[] = ['running', 'over']
const preparing: readonly unknown[] = ['active', 'in-progress', 'preparation']

export default defineConcept({
  parameters: { startingWithin: 'd', referralFor: 'mo', lasts: 'mo' },
  reads: { draftReferral },
  find(patient, { startingWithin, referralFor, lasts }, { draftReferral: counts }): ProgrammeCourse {
    const others = patient.offer.filter(({ field }) => field !== undefined).map(({ id }) => id)
    const isLifestyle = ({ programme }: ProgrammeRecord) => programme === null || !others.includes(programme)
    const isSure = ({ doubtful, source }: ProgrammeRecord) => !doubtful || !source.startsWith('Procedure/')
    const records = patient.programmes.filter((each) => isLifestyle(each) && isSure(each) && counts(each))
    const running = records.filter(({ phase, status }) => phase === 'running' && started.includes(status))
    const soonest = daysAfter(patient.asOf, startingWithin)
    const soon = records.filter(
      ({ phase, status, start }) =>
        phase === 'planned' &&
        preparing.includes(status) &&
        start !== null &&
        start >= patient.asOf &&
        start <= soonest,
    )
    const [lastPlan] = newestFirst(
      records.filter(({ source }) => source.startsWith('CarePlan/')).map(({ start }) => start),
    )
    const open = records.filter(
      ({ status, authored }) =>
        status === 'active' &&
        authored !== null &&
        monthsAfter(authored, referralFor) >= patient.asOf &&
        !(lastPlan !== undefined && lastPlan >= authored),
    )
    return {
      records,
      running,
      starting: [...soon, ...open],
      soon,
      starts: newestFirst(records.filter(({ phase }) => begun.includes(phase)).map(({ start }) => start)),
      runningSince: newestFirst(running.map(({ start }) => start))[0] ?? null,
      referrals: newestFirst(records.map(({ authored }) => authored)),
      drafted: records.some(({ phase, status }) => phase === 'referral' && status === 'draft'),
      courses: records
        .flatMap((record) => courseOf(record, patient.asOf, lasts))
        .sort((one, other) => other.start.localeCompare(one.start)),
    }
  },
})

function courseOf(record: ProgrammeRecord, asOf: string, lasts: number): readonly Course[] {
  const { programme, diet, start, phase } = record
  if (start === null || start > asOf || !begun.includes(phase)) return []
  const runs = phase === 'running' && started.includes(record.status)
  const last = runs ? asOf : (record.end ?? monthsAfter(start, lasts))
  return [{ programme, diet, start, end: last < asOf ? last : asOf, runs }]
}

function newestFirst(days: readonly (string | null)[]): readonly string[] {
  return days
    .filter((day) => day !== null)
    .sort()
    .reverse()
}
