import {
  atLeast,
  changeIn,
  defineRule,
  exists,
  monthsAfter,
  notApplicable,
  type Patient,
  percentFall,
  type Reading,
  recommend,
} from '../../../src/engine/rule.ts'
import diabetesType from '../../concepts/diabetes-type/concept.ts'
import examinations from '../../concepts/examinations/concept.ts'
import followUpInterval from '../../concepts/follow-up-interval/concept.ts'
import fundusRecall from '../../concepts/fundus-recall/concept.ts'
import glucoseLowering from '../../concepts/glucose-lowering/concept.ts'
import hba1c from '../../concepts/hba1c/concept.ts'
import otherIndication from '../../concepts/other-indication/concept.ts'
import remissionTest from '../../concepts/remission-test/concept.ts'
import remissionStatus from '../remission-status/rule.ts'
import { followUpView } from './view.ts'

export interface RemissionFollowUp {
  readonly values: 'fit' | 'repeat' | 'ended' | 'unknown'
  readonly earlierTest: boolean
  /** Recalls of which nothing was ever recorded. */
  readonly missing: readonly ('feet' | 'fundus')[]
  readonly overdue: readonly string[]
}

const applies: readonly string[] = ['recorded', 'confirmed', 'remission']

/** Whether values still fit remission, and which checks are due. @see clinical-details.md section 8 */
export default defineRule({
  parameters: {
    raisedWithin: 'mo',
    daysFrom: '1',
    earlyFrom: 'mmol/mol',
    earlyRise: 'mmol/mol',
    regainFrom: '%',
    regainWithin: 'mo',
    yearly: 'mo',
    grace: 'mo',
  },
  reads: {
    diabetesType,
    examinations,
    followUpInterval,
    fundusRecall,
    glucoseLowering,
    hba1c,
    otherIndication,
    remissionStatus,
    remissionTest,
  },
  decide(patient, values, found) {
    const { result } = found.remissionStatus
    const state = 'state' in result ? result.state : ''
    if (!applies.includes(state)) return notApplicable<RemissionFollowUp>(state)

    const { remissionTest: test, hba1c, glucoseLowering: drugs } = found
    const glucoses = patient.series('glucose', { fasting: true, venous: true })
    const raised = [
      ...standing(hba1c.daily(), test.isHba1cRaised, test.isHba1cLow),
      ...standing(glucoses.daily, test.isGlucoseRaised, test.isGlucoseLow),
    ].sort((one, other) => other.day.localeCompare(one.day))
    const raisedDays = new Set(raised.map(({ day }) => day))
    const restarted = found.otherIndication.ofAll(drugs.inUse) === false ? drugs.inUse : []
    const ended = exists(restarted) || raisedDays.size >= values.daysFrom
    const fits = hba1c.fresh !== null && test.isHba1cLow(hba1c.fresh) && !exists(raised)
    const weights = patient.series('weight')
    const roseFrom = beforeRise()
    const lowest = beforeRegain()
    const follow: RemissionFollowUp = {
      values: ended ? 'ended' : exists(raised) ? 'repeat' : fits ? 'fit' : 'unknown',
      earlierTest: roseFrom !== null || lowest !== null,
      ...dueChecks(),
    }
    const { condition } = found.diabetesType
    const card = (name: string) => ({
      name,
      view: followUpView(follow, {
        hba1c,
        fastingGlucose: glucoses.fresh,
        weight: weights.fresh,
        raised,
        restarted,
        toVerify: drugs.toVerify,
        roseFrom,
        lowest,
        canRecordRelapse: ended && condition !== null && !condition.abated,
        unseen: patient.lacks('Procedure'),
      }),
      resources: condition ? { condition: condition.resource } : {},
    })
    if (ended) return recommend('ended', follow, card('values-raised'))
    if (exists(raised)) return recommend('repeat', follow, card('values-raised'))
    if (follow.earlierTest) return recommend('earlier-test', follow, card('check-due'))
    if (exists(follow.overdue)) return recommend('overdue', follow, card('check-due'))
    return notApplicable('up-to-date', follow)

    /** Raised values of the last year that no later normal value of the same kind takes back. */
    function standing(
      daily: readonly Reading[],
      isRaised: (reading: Reading) => boolean,
      isNormal: (reading: Reading) => boolean,
    ): readonly Reading[] {
      const normal = daily.find(isNormal)
      const recent = daily.filter(({ day }) => monthsAfter(day, values.raisedWithin) >= patient.asOf)
      return recent.filter((reading) => (!normal || reading.day > normal.day) && isRaised(reading))
    }

    /** The HbA1c before the newest, when that is still below the limit but rose well above it. */
    function beforeRise(): Reading | null {
      const { fresh, daily } = hba1c
      const before = daily().find((reading) => fresh !== null && reading.day < fresh.day)
      if (!fresh || !before || !test.isHba1cLow(fresh) || atLeast(fresh, values.earlyFrom) !== true) return null
      const rise = changeIn(before, fresh)
      return rise !== null && rise >= values.earlyRise ? before : null
    }

    /** The lowest weight before the newest, when that is well above it. */
    function beforeRegain(): Reading | null {
      const { fresh, daily } = weights
      if (!fresh) return null
      const earlier = daily.filter(
        ({ day, comparator }) => !comparator && monthsAfter(day, values.regainWithin) >= fresh.day,
      )
      const [lowest] = [...earlier].sort((one, other) => one.amount - other.amount)
      const fall = lowest ? percentFall(lowest, fresh) : null
      return lowest && fall !== null && -fall >= values.regainFrom ? lowest : null
    }

    function dueChecks(): Pick<RemissionFollowUp, 'missing' | 'overdue'> {
      const late = (last: string | null, interval: number) =>
        last === null || monthsAfter(last, interval + values.grace) < patient.asOf
      const lateFor = (interval: number, ...measures: readonly string[]) => late(newestOf(patient, measures), interval)
      const feet = found.examinations('foot-exam')
      const { fundusRecall: fundus, followUpInterval: interval } = found
      const claims: readonly (readonly [string, boolean])[] = [
        ['hba1c', !hba1c.unreliable && late(hba1c.newest?.day ?? null, interval)],
        ['fasting-glucose', late(glucoses.newest?.day ?? null, interval)],
        ['fundus', fundus.last !== null && late(fundus.last, fundus.interval)],
        ['feet', feet !== null && late(feet, values.yearly)],
        ['kidney', lateFor(values.yearly, 'egfr') || lateFor(values.yearly, 'acr')],
        ['lipids', lateFor(values.yearly, 'ldl', 'hdl', 'triglycerides', 'cholesterol')],
        ['blood-pressure', lateFor(values.yearly, 'systolic', 'diastolic')],
      ]
      const never = [feet === null && ('feet' as const), fundus.last === null && ('fundus' as const)]
      return {
        overdue: claims.filter(([, holds]) => holds).map(([name]) => name),
        missing: never.filter((name) => name !== false),
      }
    }
  },
})

/** The newest day on which any of these was measured. */
function newestOf(patient: Patient, measures: readonly string[]): string | null {
  const days = measures.flatMap((measure) => patient.series(measure).newest?.day ?? [])
  return days.sort().at(-1) ?? null
}
