import { defineRule, exists, isOneOf, type Reading, yearsBetween } from '../../../engine.ts'
import betaCell from '../../../shared/beta-cell/concept.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import cautions from '../../../shared/cautions/concept.ts'
import corticosteroidCourse from '../../../shared/corticosteroid-course/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import exclusions, { exclusionCodes } from '../../../shared/exclusions/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import metabolicProfile from '../../../shared/metabolic-profile/concept.ts'
import raisedByProfile from '../../../shared/raised-by-profile/concept.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'
import candidateChance from '../../concepts/candidate-chance/concept.ts'
import goalReached from '../../concepts/goal-reached/concept.ts'
import goalSilence, { goalSilences } from '../../concepts/goal-silence/concept.ts'
import programmesForGoal from '../../concepts/programmes-for-goal/concept.ts'
import remissionTest from '../../concepts/remission-test/concept.ts'
import weightGoal from '../../concepts/weight-goal/concept.ts'
import remissionStatus from '../remission-status/rule.ts'
import { candidateShape, candidateView, type RemissionCandidate } from './view.ts'

const states = ['not', 'under-medication'] as const
const withWeight = ['remission', 'partial-remission'] as const
const withoutHba1c = ['hba1c-missing', 'hba1c-unreliable'] as const

/** Whether remission is a goal to discuss, how likely, and with which programme. @see ./about.md */
export default defineRule({
  parameters: { directUnder: 'a', direct1y: '%', routine: '%', lossTo: '%' },
  reads: {
    betaCell,
    bodyMass,
    candidateChance,
    cautions,
    corticosteroidCourse,
    diabetesType,
    exclusions,
    glucoseLowering,
    goalReached,
    goalSilence,
    hba1c,
    metabolicProfile,
    programmesForGoal,
    raisedByProfile,
    remissionStatus,
    remissionTest,
    stayingDrugs,
    weightCourse,
    weightGoal,
  },
  reasons: [
    'candidate',
    'recorded',
    'confirmed',
    'remission',
    'consensus-only',
    'too-early',
    'indeterminate',
    ...exclusionCodes,
    'other-indication',
    'goal-reached',
    'bmi',
  ],
  result: [
    'goal',
    'exclusions',
    'cautions',
    'feasibility',
    'band',
    'weightGoal',
    'goalWeight',
    'bestWeight',
    'programmes',
  ] satisfies readonly (keyof RemissionCandidate)[],
  cards: { candidate: { view: candidateShape, resources: ['condition'] } },
  needs: ['CarePlan', 'ServiceRequest', 'Procedure', 'Goal', 'Communication', 'MedicationDispense'],
  silences: goalSilences,
  decide(patient, values, found, { missing, notApplicable, recommend }) {
    const { result, reason } = found.remissionStatus
    const isOpen = isOneOf(withoutHba1c, reason) && !isAskedOtherwise()
    if (!isOneOf(states, result.state) && !isOpen) return notApplicable(result.state)

    const lean = found.cautions.includes('rule-out-lada-mody')
    const { fresh } = found.hba1c
    const stays = found.stayingDrugs.any
    const settled = stays && fresh !== null && found.remissionTest.isHba1cLow(fresh)
    const goal = found.exclusions.goal ?? goalOf()
    const { ofWeight, ofHealth } = found.programmesForGoal
    const fitting = isOneOf(withWeight, goal) ? ofWeight : ofHealth
    const toLose = isOneOf(withWeight, goal) && !lean ? found.weightGoal : null
    const candidate: RemissionCandidate = {
      goal,
      exclusions: found.exclusions.codes,
      cautions: found.cautions,
      feasibility: found.candidateChance.feasibility,
      band: found.candidateChance.band,
      weightGoal: toLose,
      goalWeight: toLose && tenths(toLose.baselineKg - toLose.kg),
      bestWeight: toLose && tenths(toLose.baselineKg * (1 - Math.max(values.lossTo, toLose.percent) / 100)),
      programmes: fitting.map(({ programme }) => programme.id),
    }
    const [first] = candidate.exclusions
    if (first) return notApplicable(first, candidate)
    if (settled) return notApplicable('other-indication', candidate)
    if (goal === 'unknown') return missing(['bmi'], candidate)
    if (found.goalReached) return notApplicable('goal-reached', candidate)

    const { diagnosis, resources } = found.diabetesType
    const durationYears = diagnosis && yearsBetween(diagnosis.day, patient.asOf)
    const view = candidateView(
      candidate,
      { ...found, fitting, durationYears, ...behindCautions(), lacks: (type) => patient.lacks(type) },
      values,
    )
    return recommend('candidate', candidate, { name: 'candidate', view, resources }, found.goalSilence)

    /** The values and drugs on which cautions rest. */
    function behindCautions(): { kidney: readonly Reading[]; drugsToNote: readonly string[] } {
      const byKidney = found.cautions.includes('very-high-cv-risk')
      const noted = [
        ...found.corticosteroidCourse.notable,
        ...patient.drugs('antipsychotic').filter(({ inUse }) => inUse),
      ]
      return {
        kidney: byKidney ? (['egfr', 'acr'] as const).flatMap((measure) => patient.series(measure).newest ?? []) : [],
        drugsToNote: noted.map(({ name }) => name),
      }
    }

    /** While a drug stays remission cannot be established; in part it can be pursued all the same. */
    function goalOf(): RemissionCandidate['goal'] {
      if (settled) return 'none'
      if (!found.bodyMass.raised && !lean && !found.raisedByProfile) return 'unknown'
      return stays ? 'partial-remission' : 'remission'
    }

    /** Without an HbA1c that can be used, a low fasting glucose without drugs asks for another measure, not for a goal. */
    function isAskedOtherwise(): boolean {
      const { glucose, isGlucoseLow } = found.remissionTest
      const low = glucose !== null && isGlucoseLow(glucose)
      return found.hba1c.unreliable && low && !exists(found.glucoseLowering.inUse)
    }
  },
})

/** A weight is told in tenths of a kilogram. */
function tenths(kg: number): number {
  return Math.round(kg * 10) / 10
}
