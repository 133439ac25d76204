import { changeIn, type Day, defineConcept, exists, monthsAfter, percentFall, type Reading } from '../../../engine.ts'
import frailty from '../../../shared/frailty/concept.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import drugBurden from '../drug-burden/concept.ts'
import sinceStart, { type Change, type FollowedMeasure } from '../since-start/concept.ts'

/** Better metabolic health since a programme, with no more drugs; a working definition of the position, never coded. */
export interface PartialRemission {
  readonly answer: 'yes' | 'no' | 'unknown'
  /** When the programme began since which it is judged. */
  readonly start: Day | null
  /** What can be compared since then. */
  readonly changes: readonly Change[]
  /** What of it got better by its step or more. */
  readonly gains: readonly Change[]
  /** Less of the glucose-lowering drugs is used than then. */
  readonly fewerDrugs: boolean
}

/** @see ./about.md */
export default defineConcept({
  parameters: {
    startedFor: 'mo',
    hba1cStep: 'mmol/mol',
    weightStep: '%',
    systolicStep: 'mm[Hg]',
    triglycerideStep: 'mmol/L',
    hdlStep: 'mmol/L',
    lapseFrom: 'mo',
    lapseWeightWithin: '%',
    lapseHba1cWithin: 'mmol/mol',
  },
  reads: { drugBurden, frailty, programmeCourse, sinceStart },
  result: ['answer', 'start', 'fewerDrugs'],
  find(patient, values, { drugBurden, frailty, programmeCourse, sinceStart }): PartialRemission {
    const start = programmeCourse.starts.find((day) => monthsAfter(day, values.startedFor) <= patient.asOf)
    const drugs = patient.drugs('glucose-lowering')
    const harmed = drugs.some(({ stopReasons }) => stopReasons.includes('adverse-effect'))
    if (!start || frailty || harmed)
      return { answer: 'no', start: start ?? null, changes: [], gains: [], fewerDrugs: false }

    const changes = sinceStart(start, monthsAfter(start, values.startedFor))
    const steps: Readonly<Partial<Record<FollowedMeasure, readonly [Differ, number]>>> = {
      hba1c: [fallIn, values.hba1cStep],
      weight: [percentFall, values.weightStep],
      waist: [percentFall, values.weightStep],
      systolic: [fallIn, values.systolicStep],
      triglycerides: [fallIn, values.triglycerideStep],
      hdl: [changeIn, values.hdlStep],
    }
    const judged = changes.flatMap((change): readonly Judged[] => {
      const [differ, step] = steps[change.measure] ?? []
      const better = differ?.(change.from, change.to) ?? null
      return better === null || step === undefined ? [] : [{ change, better, step }]
    })
    const gains = judged.filter(({ better, step }) => better >= step).map(({ change }) => change)
    const burden = drugBurden(start)
    return { answer: answerOf(start), start, changes, gains, fewerDrugs: burden === 'less' }

    function answerOf(since: Day): PartialRemission['answer'] {
      if (!exists(judged)) return 'unknown'
      const betterOf = (name: FollowedMeasure) => judged.find(({ change }) => change.measure === name)?.better ?? null
      const [fall, lost] = [betterOf('hba1c'), betterOf('weight')]
      if (fall !== null && -fall > values.hba1cStep) return 'no'

      const regained = lost !== null && lost <= values.lapseWeightWithin
      const back = fall !== null && Math.abs(fall) <= values.lapseHba1cWithin
      if (monthsAfter(since, values.lapseFrom) <= patient.asOf && regained && back) return 'no'

      const worsened = judged.some(({ better, step }) => -better >= step)
      const stable = fall !== null && fall <= values.hba1cStep
      return (exists(gains) && !worsened && burden !== 'more') || (stable && burden === 'less') ? 'yes' : 'no'
    }
  },
})

interface Judged {
  readonly change: Change
  /** How much better, in the unit of the step. */
  readonly better: number
  readonly step: number
}

type Differ = (earlier: Reading, later: Reading) => number | null

function fallIn(earlier: Reading, later: Reading): number | null {
  return changeIn(later, earlier)
}
