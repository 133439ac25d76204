import { defineRule, exists, isOneOf, yearsBetween } from '../../../engine.ts'
import betaCell from '../../../shared/beta-cell/concept.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import cautions, { cautionCodes } from '../../../shared/cautions/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import exclusions, { exclusionCodes } from '../../../shared/exclusions/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import metabolicProfile from '../../../shared/metabolic-profile/concept.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'
import behindCautions from '../../concepts/behind-cautions/concept.ts'
import candidateChance, { factorNames } from '../../concepts/candidate-chance/concept.ts'
import candidateGoal from '../../concepts/candidate-goal/concept.ts'
import goalReached from '../../concepts/goal-reached/concept.ts'
import goalSilence, { goalSilences } from '../../concepts/goal-silence/concept.ts'
import programmesForGoal from '../../concepts/programmes-for-goal/concept.ts'
import remissionTest from '../../concepts/remission-test/concept.ts'
import remissionStatus from '../remission-status/rule.ts'
import { candidateShape, candidateView, type RemissionCandidate } from './view.ts'

const states = ['not', 'under-medication'] as const
const withoutHba1c = ['hba1c-missing', 'hba1c-unreliable'] as const

/** Whether remission is a goal to discuss, how likely, and with which programme. @see ./about.md */
export default defineRule({
  parameters: { directUnder: 'a', direct1y: '%', routine: '%', cautionsShown: '1' },
  reads: {
    behindCautions,
    betaCell,
    bodyMass,
    candidateChance,
    candidateGoal,
    cautions,
    diabetesType,
    exclusions,
    glucoseLowering,
    goalReached,
    goalSilence,
    hba1c,
    metabolicProfile,
    programmesForGoal,
    remissionStatus,
    remissionTest,
    stayingDrugs,
    weightCourse,
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
  codes: { exclusions: exclusionCodes, cautions: cautionCodes, feasibility: factorNames },
  cards: { candidate: { view: candidateShape, resources: ['condition'] } },
  needs: ['CarePlan', 'ServiceRequest', 'Procedure', 'Goal', 'Communication', 'MedicationDispense'],
  silences: goalSilences,
  decide(patient, values, found, { missing, notApplicable, recommend }) {
    const { result, reason } = found.remissionStatus
    const isOpen = isOneOf(withoutHba1c, reason) && !isAskedOtherwise()
    if (!isOneOf(states, result.state) && !isOpen) return notApplicable(result.state)

    const { fitting, settled, ...goal } = found.candidateGoal
    const candidate: RemissionCandidate = {
      ...goal,
      exclusions: found.exclusions.codes,
      cautions: found.cautions,
      feasibility: found.candidateChance.feasibility,
      band: found.candidateChance.band,
      programmes: fitting.map(({ programme }) => programme.id),
    }
    const [first] = candidate.exclusions
    if (first) return notApplicable(first, candidate)
    if (settled) return notApplicable('other-indication', candidate)
    if (candidate.goal === 'unknown') return missing(['bmi'], candidate)
    if (found.goalReached) return notApplicable('goal-reached', candidate)

    const { diagnosis, resources } = found.diabetesType
    const durationYears = diagnosis && yearsBetween(diagnosis.day, patient.asOf)
    const known = { ...found, ...found.behindCautions(), fitting, durationYears }
    const view = candidateView(candidate, { ...known, lacks: (type) => patient.lacks(type) }, values)
    return recommend('candidate', candidate, { name: 'candidate', view, resources }, found.goalSilence)

    /** Without an HbA1c that can be used, a low fasting glucose without drugs asks for another measure, not for a goal. */
    function isAskedOtherwise(): boolean {
      const { glucose, isGlucoseLow } = found.remissionTest
      const low = glucose !== null && isGlucoseLow(glucose)
      return found.hba1c.unreliable && low && !exists(found.glucoseLowering.inUse)
    }
  },
})
