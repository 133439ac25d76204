import { changeIn, percentFall, type Reading, type Shown } from '../../../src/engine/rule.ts'
import type { RemissionFollowUp } from './rule.ts'

interface Known {
  readonly hba1c: { readonly fresh: Reading | null; readonly unreliable: boolean }
  readonly fastingGlucose: Reading | null
  readonly weight: Reading | null
  /** Values that no longer fit, newest first. */
  readonly raised: readonly Reading[]
  /** Glucose-lowering drugs that are in use again. */
  readonly restarted: readonly { readonly name: string; readonly start: string | null }[]
  /** Nothing was written of the drugs in use for so long that the list is to be verified. */
  readonly toVerify: boolean
  /** The HbA1c from which the newest rose. */
  readonly roseFrom: Reading | null
  /** The weight that was regained from. */
  readonly lowest: Reading | null
  readonly canRecordRelapse: boolean
  /** Procedures could not be had: examinations may stand there. */
  readonly unseen: boolean
}

const bloodTests: readonly string[] = ['hba1c', 'fasting-glucose']

/** What the follow-up cards show: the values behind the decision, and which checks can be planned. */
export function followUpView(follow: RemissionFollowUp, known: Known): Record<string, Shown> {
  const { hba1c, fastingGlucose, weight, raised, roseFrom, lowest } = known
  const ended = follow.values === 'ended'
  const testNow = ended || follow.values === 'repeat' || follow.earlierTest
  const notRaised = (reading: Reading | null) => (reading && raised.includes(reading) ? null : reading)
  const checks = follow.overdue.filter((name) => !bloodTests.includes(name))
  return {
    ended,
    restarted: known.restarted.length > 0,
    drugs: known.restarted.map(({ name, start }) => ({ name, start })),
    verifyList: known.restarted.length > 0 && known.toVerify,
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
    hba1cNeeded: !hba1c.unreliable && (testNow || follow.overdue.includes('hba1c')),
    fastingGlucoseNeeded: testNow || follow.overdue.includes('fasting-glucose'),
    checks,
    canPlanChecks: checks.length > 0,
  }
}
