import {
  atLeast,
  changeIn,
  defineRule,
  exists,
  isOneOf,
  monthsAfter,
  type Names,
  type Patient,
  percentFall,
  type Reading,
} from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import corticosteroidCourse from '../../../shared/corticosteroid-course/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import examinations from '../../../shared/examinations/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import otherIndication from '../../../shared/other-indication/concept.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import followUpInterval from '../../concepts/follow-up-interval/concept.ts'
import fundusRecall from '../../concepts/fundus-recall/concept.ts'
import ownChecks from '../../concepts/own-checks/concept.ts'
import programmesForGoal from '../../concepts/programmes-for-goal/concept.ts'
import { offeredView } from '../../concepts/programmes-for-goal/view.ts'
import remissionTest from '../../concepts/remission-test/concept.ts'
import remissionStatus from '../remission-status/rule.ts'
import { followUpShape, followUpView, type RemissionFollowUp } from './view.ts'

const applies = ['recorded', 'confirmed', 'remission'] as const

/** Whether values still fit remission, and which checks are due. @see ./about.md */
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
    programmesFor: '1',
  },
  reads: {
    bodyMass,
    corticosteroidCourse,
    diabetesType,
    examinations,
    followUpInterval,
    fundusRecall,
    glucoseLowering,
    hba1c,
    otherIndication,
    ownChecks,
    programmesForGoal,
    remissionStatus,
    remissionTest,
    stayingDrugs,
  },
  reasons: [
    'ended',
    'repeat',
    'earlier-test',
    'overdue',
    'up-to-date',
    'consensus-only',
    'too-early',
    'indeterminate',
    'under-medication',
    'not',
  ],
  result: [
    'values',
    'earlierTest',
    'underMedication',
    'missing',
    'overdue',
  ] satisfies readonly (keyof RemissionFollowUp)[],
  cards: {
    'values-raised': { view: followUpShape, resources: ['condition'] },
    'check-due': { view: followUpShape, resources: ['condition'] },
  },
  needs: ['Procedure'],
  decide(patient, values, found, { notApplicable, recommend }) {
    const { state } = found.remissionStatus.result
    if (!isOneOf(applies, state)) return notApplicable(state)

    const { remissionTest: test, hba1c, glucoseLowering: drugs } = found
    const { ofWeight } = found.programmesForGoal
    const glucoses = patient.series('glucose', 'fasting', 'venous')
    const raised = [
      ...standing(hba1c.daily(), test.isHba1cRaised, test.isHba1cLow),
      ...standing(glucoses.daily, test.isGlucoseRaised, test.isGlucoseLow),
    ].sort((one, other) => other.day.localeCompare(one.day))
    const decisive = raised.filter((reading) => !isExcused(reading))
    const raisedDays = new Set(decisive.map(({ day }) => day))
    const restarted = found.otherIndication.ofAll(drugs.inUse) === false ? drugs.inUse : []
    const ended = exists(restarted) || raisedDays.size >= values.daysFrom || hasBothOnOneDay(decisive)
    const doubtful = hba1c.fresh !== null && hba1c.isDoubtful(hba1c.fresh)
    const fits = hba1c.fresh !== null && test.isHba1cLow(hba1c.fresh) && !doubtful && !exists(raised)
    const weights = patient.series('weight')
    const roseFrom = beforeRise()
    const lowest = beforeRegain()
    const follow: RemissionFollowUp = {
      values: ended ? 'ended' : exists(raised) ? 'repeat' : fits ? 'fit' : 'unknown',
      earlierTest: roseFrom !== null || lowest !== null,
      underMedication: exists(drugs.inUse),
      ...dueChecks(),
    }
    const { condition } = found.diabetesType
    const card = (name: 'values-raised' | 'check-due') => ({
      name,
      view: followUpView(follow, {
        hba1c,
        fastingGlucose: glucoses.fresh,
        weight: weights.fresh,
        raised,
        restarted,
        excused: excusedKinds(),
        doubtful: raised.some((reading) => reading.fact === 'hba1c' && hba1c.isDoubtful(reading)),
        programmes: ended ? offeredView(ofWeight.slice(0, values.programmesFor), found.bodyMass.bmi !== null) : [],
        staying: found.stayingDrugs.staying.map(({ drug }) => drug.name),
        toVerify: drugs.toVerify,
        ownChecks: found.ownChecks,
        roseFrom,
        lowest,
        canRecordRelapse: ended && condition !== null && !condition.abated,
        unseen: patient.lacks('Procedure'),
      }),
      resources: found.diabetesType.resources,
    })
    if (ended) return recommend('ended', follow, card('values-raised'))
    if (exists(raised)) return recommend('repeat', follow, card('values-raised'))
    if (follow.earlierTest) return recommend('earlier-test', follow, card('check-due'))
    if (exists(follow.overdue)) return recommend('overdue', follow, card('check-due'))
    return notApplicable('up-to-date', follow)

    /** A value that a course of corticosteroids explains, or that anaemia may have changed, is repeated; it ends nothing. */
    function isExcused(reading: Reading): boolean {
      const doubtful = reading.fact === 'hba1c' && hba1c.isDoubtful(reading)
      return doubtful || found.corticosteroidCourse.excusing(reading) !== null
    }

    /** Each kind once, by its newest value. */
    function excusedKinds() {
      const newest = raised.filter(({ fact }, at) => raised.findIndex((each) => each.fact === fact) === at)
      return newest.flatMap((reading) => {
        const excused = found.corticosteroidCourse.excusing(reading)
        return excused ? [{ name: reading.fact, ...excused }] : []
      })
    }

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
      const lateFor = (interval: number, ...measures: readonly Measure[]) => late(newestOf(patient, measures), interval)
      const feet = found.examinations('foot-exam')
      const { fundusRecall: fundus } = found
      const { now: interval } = found.followUpInterval
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

/** Two kinds of a value, raised on one day. */
function hasBothOnOneDay(raised: readonly Reading[]): boolean {
  return raised.some(({ day, fact }) => raised.some((other) => other.day === day && other.fact !== fact))
}

type Measure = Names['measures']

/** The newest day on which any of these was measured. */
function newestOf(patient: Patient, measures: readonly Measure[]): string | null {
  const days = measures.flatMap((measure) => patient.series(measure).newest?.day ?? [])
  return days.sort().at(-1) ?? null
}
