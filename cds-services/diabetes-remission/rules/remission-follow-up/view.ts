import { changeIn, isOneOf, maybe, type Programme, percentFall, type Reading, type ViewOf } from '../../../engine.ts'
import { offeredShape } from '../../concepts/programmes-for-goal/view.ts'

/** What the rule decides. */
export interface RemissionFollowUp {
  readonly values: 'fit' | 'repeat' | 'ended' | 'unknown'
  readonly earlierTest: boolean
  /** A glucose-lowering drug is in use: what is normal, is so on a drug. */
  readonly underMedication: boolean
  /** Recalls of which nothing was ever recorded. */
  readonly missing: readonly ('feet' | 'fundus')[]
  readonly overdue: readonly string[]
}

interface Known {
  readonly hba1c: { readonly fresh: Reading | null; readonly unreliable: boolean }
  readonly fastingGlucose: Reading | null
  readonly weight: Reading | null
  /** Values that no longer fit, newest first. */
  readonly raised: readonly Reading[]
  /** Glucose-lowering drugs that are in use again. */
  readonly restarted: readonly { readonly name: string; readonly start: string | null }[]
  /** Kinds of raised values that a course of corticosteroids explains. */
  readonly excused: readonly { readonly name: string; readonly drug: string; readonly countsFrom: string | null }[]
  /** Anaemia or its treatment may have raised the HbA1c. */
  readonly doubtful: boolean
  /** The programme that fits, where remission ended. */
  readonly programmes: ViewOf<typeof offeredShape>
  /** Names of drugs that stay needed for something else. */
  readonly staying: readonly string[]
  /** The month since which nothing was written of the drugs in use, so that the list is to be verified. */
  readonly toVerify: string | null
  /** The HbA1c from which the newest rose. */
  readonly roseFrom: Reading | null
  /** The weight that was regained from. */
  readonly lowest: Reading | null
  readonly canRecordRelapse: boolean
  /** Remission is on record in words alone. */
  readonly inWords: boolean
  /** The programme that has checks of its own. */
  readonly ownChecks: Pick<Programme, 'name'> | null
  /** Procedures could not be had: examinations may stand there. */
  readonly unseen: boolean
}

/** Checks that are ordered at a laboratory. */
export const bloodTests = ['hba1c', 'fasting-glucose'] as const

export type BloodTest = (typeof bloodTests)[number]

/** What the follow-up cards can show. */
export const followUpShape = {
  ended: 'flag',
  drugs: [{ name: 'string', start: 'string?' }],
  staying: ['string'],
  ownChecks: 'text?',
  excused: [{ name: 'string', drug: 'string', countsFrom: 'string?' }],
  doubtful: 'flag',
  programmes: offeredShape,
  onOneDay: 'flag',
  verifyList: 'string?',
  raised: [{ name: 'string', value: 'reading' }],
  hba1c: 'reading?',
  fastingGlucose: 'reading?',
  weight: 'reading?',
  hasValues: 'flag',
  rising: maybe({ from: 'reading', to: 'reading', by: 'number?' }),
  regain: maybe({ from: 'reading', to: 'reading', percent: 'number' }),
  earlierTest: 'flag',
  overdue: ['string'],
  missing: ['string'],
  unseen: ['string'],
  canRecordRelapse: 'flag',
  inWords: 'flag',
  hba1cNeeded: 'flag',
  fastingGlucoseNeeded: 'flag',
  checks: ['string'],
  canPlanChecks: 'flag',
} as const

/** What the follow-up cards show: the values behind the decision, and which checks can be planned. */
export function followUpView(follow: RemissionFollowUp, known: Known): ViewOf<typeof followUpShape> {
  const { hba1c, fastingGlucose, weight, raised, roseFrom, lowest } = known
  const ended = follow.values === 'ended'
  const testNow = follow.values === 'repeat' || follow.earlierTest
  const notRaised = (reading: Reading | null) => (reading && raised.includes(reading) ? null : reading)
  const checks = follow.overdue.filter((name) => !isOneOf(bloodTests, name))
  return {
    ended,
    drugs: known.restarted.map(({ name, start }) => ({ name, start })),
    staying: known.staying,
    ownChecks: known.ownChecks?.name ?? null,
    programmes: known.programmes,
    excused: known.excused,
    doubtful: known.doubtful,
    onOneDay: new Set(raised.map(({ day }) => day)).size === 1,
    verifyList: known.restarted.length > 0 ? known.toVerify : null,
    raised: raised.map((reading) => ({ name: reading.fact, value: reading })),
    hba1c: notRaised(hba1c.fresh),
    fastingGlucose: notRaised(fastingGlucose),
    weight,
    hasValues: [hba1c.fresh, fastingGlucose, weight, ...raised].some((reading) => reading !== null),
    rising: roseFrom && hba1c.fresh && { from: roseFrom, to: hba1c.fresh, by: changeIn(roseFrom, hba1c.fresh) },
    regain: lowest && weight && { from: lowest, to: weight, percent: -(percentFall(lowest, weight) ?? 0) },
    earlierTest: follow.earlierTest,
    overdue: follow.overdue,
    missing: follow.missing,
    unseen: known.unseen ? ['procedures'] : [],
    canRecordRelapse: known.canRecordRelapse,
    inWords: known.inWords,
    hba1cNeeded: !ended && !hba1c.unreliable && (testNow || follow.overdue.includes('hba1c')),
    fastingGlucoseNeeded: !ended && (testNow || follow.overdue.includes('fasting-glucose')),
    checks,
    canPlanChecks: checks.length > 0,
  }
}
