import {
  type Decision,
  defineRule,
  exists,
  missing,
  monthsAfter,
  type NotShown,
  notApplicable,
  type Reading,
  recommend,
  yearsBetween,
} from '../../../src/engine/rule.ts'
import acuteHyperglycaemia from '../../concepts/acute-hyperglycaemia/concept.ts'
import betaCell from '../../concepts/beta-cell/concept.ts'
import bodyMass from '../../concepts/body-mass/concept.ts'
import candidateChance, { type CandidateChance } from '../../concepts/candidate-chance/concept.ts'
import cautions from '../../concepts/cautions/concept.ts'
import diabetesType from '../../concepts/diabetes-type/concept.ts'
import exclusions from '../../concepts/exclusions/concept.ts'
import glucoseLowering from '../../concepts/glucose-lowering/concept.ts'
import hba1c from '../../concepts/hba1c/concept.ts'
import metabolicProfile from '../../concepts/metabolic-profile/concept.ts'
import programmeCourse from '../../concepts/programme-course/concept.ts'
import programmeFit from '../../concepts/programme-fit/concept.ts'
import remissionTest from '../../concepts/remission-test/concept.ts'
import weightCourse from '../../concepts/weight-course/concept.ts'
import weightGoal, { type WeightGoal } from '../../concepts/weight-goal/concept.ts'
import remissionStatus from '../remission-status/rule.ts'
import { candidateView } from './view.ts'

export interface RemissionCandidate {
  readonly goal: 'remission' | 'metabolic-health' | 'none' | 'unknown'
  readonly exclusions: readonly string[]
  readonly cautions: readonly string[]
  readonly feasibility: CandidateChance['feasibility']
  readonly band: CandidateChance['band']
  readonly weightGoal: WeightGoal | null
  /** Ids of all that fit, best first. */
  readonly programmes: readonly string[]
}

const applies: readonly string[] = ['not', 'under-medication', 'hba1c-missing', 'hba1c-unreliable']

/** Whether remission is a goal to discuss, how likely, and with which programme. @see clinical-details.md section 6 */
export default defineRule({
  parameters: {
    shownFor: 'mo',
    direct1y: '%',
    direct2y: '%',
    direct5y: '%',
    routine: '%',
    gliLoss: 'kg',
    lossFrom: '%',
    lossTo: '%',
    programmesShown: '1',
  },
  reads: {
    acuteHyperglycaemia,
    betaCell,
    bodyMass,
    candidateChance,
    cautions,
    diabetesType,
    exclusions,
    glucoseLowering,
    hba1c,
    metabolicProfile,
    programmeCourse,
    programmeFit,
    remissionStatus,
    remissionTest,
    weightCourse,
    weightGoal,
  },
  decide(patient, values, found): Decision<RemissionCandidate> {
    const { result, reason } = found.remissionStatus
    const state = 'state' in result ? result.state : ''
    if (!applies.includes(state) && !applies.includes(reason)) return notApplicable<RemissionCandidate>(state)

    const fitting = found.programmeFit.filter(({ fits }) => fits)
    const lean = found.cautions.includes('rule-out-lada-mody')
    const goal = found.exclusions.goal ?? (found.bodyMass.raised || lean ? 'remission' : 'unknown')
    const candidate: RemissionCandidate = {
      goal,
      exclusions: found.exclusions.codes,
      cautions: found.cautions,
      feasibility: found.candidateChance.feasibility,
      band: found.candidateChance.band,
      weightGoal: goal === 'remission' && !lean ? found.weightGoal : null,
      programmes: fitting.map(({ programme }) => programme.id),
    }
    const [first] = candidate.exclusions
    if (first) return notApplicable(first, candidate)
    if (goal === 'unknown') return missing(['bmi'], candidate)

    const { diagnosis, condition } = found.diabetesType
    const durationYears = diagnosis && yearsBetween(diagnosis.day, patient.asOf)
    const view = candidateView(
      candidate,
      { ...found, fitting, durationYears, ...behindCautions(), lacks: (type) => patient.lacks(type) },
      values,
    )
    const resources = condition ? { condition: condition.resource } : {}
    return recommend('candidate', candidate, { name: 'candidate', view, resources }, silence())

    /** The values and drugs on which cautions rest. */
    function behindCautions(): { kidney: readonly Reading[]; drugsToNote: readonly string[] } {
      const byKidney = found.cautions.includes('very-high-cv-risk')
      const noted = patient.drugs('corticosteroid', 'antipsychotic').filter(({ inUse }) => inUse)
      return {
        kidney: byKidney ? ['egfr', 'acr'].flatMap((measure) => patient.series(measure).newest ?? []) : [],
        drugsToNote: noted.map(({ name }) => name),
      }
    }

    /** The first reason that holds to keep the card silent. */
    function silence(): NotShown | null {
      const recent = (day: string | null) => day === null || monthsAfter(day, values.shownFor) >= patient.asOf
      const course = found.programmeCourse
      const told = (kind: 'talk' | 'refusal') => patient.conversations.filter((record) => record.kind === kind)
      const reasons: readonly (readonly [NotShown, boolean])[] = [
        ['programme-running', exists(course.running) || exists(course.soon)],
        ['recently-referred', course.referrals.some(recent)],
        ['recently-discussed', told('talk').some(({ day }) => day !== null && recent(day))],
        ['declined', told('refusal').some(({ day }) => recent(day))],
        ['acute-first', found.acuteHyperglycaemia.holds],
      ]
      return reasons.find(([, holds]) => holds)?.[0] ?? null
    }
  },
})
