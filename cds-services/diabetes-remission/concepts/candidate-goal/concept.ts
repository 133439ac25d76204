import { defineConcept, isOneOf } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import cautions from '../../../shared/cautions/concept.ts'
import exclusions from '../../../shared/exclusions/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import type { Fit } from '../../../shared/programme-fit/concept.ts'
import raisedByProfile from '../../../shared/raised-by-profile/concept.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import programmesForGoal from '../programmes-for-goal/concept.ts'
import remissionTest from '../remission-test/concept.ts'
import weightGoal, { type WeightGoal } from '../weight-goal/concept.ts'

/** What can be a goal for someone who is not in remission. */
export interface CandidateGoal {
  readonly goal: 'remission' | 'partial-remission' | 'metabolic-health' | 'none' | 'unknown'
  /** Glucose is good on a drug that stays: remission cannot be established, and nothing else is to be gained. */
  readonly settled: boolean
  readonly weightGoal: WeightGoal | null
  /** What the weight is with the goal, and at the most that is advised to lose; in kg, one decimal. */
  readonly goalWeight: number | null
  readonly bestWeight: number | null
  /** Programmes that fit, best first. */
  readonly fitting: readonly Fit[]
}

const withWeight = ['remission', 'partial-remission'] as const

/** @see ./about.md */
export default defineConcept({
  parameters: { lossTo: '%' },
  reads: {
    bodyMass,
    cautions,
    exclusions,
    hba1c,
    programmesForGoal,
    raisedByProfile,
    remissionTest,
    stayingDrugs,
    weightGoal,
  },
  find(_patient, { lossTo }, found): CandidateGoal {
    const lean = found.cautions.includes('rule-out-lada-mody')
    const { fresh } = found.hba1c
    const stays = found.stayingDrugs.any
    const settled = stays && fresh !== null && found.remissionTest.isHba1cLow(fresh)
    const goal = found.exclusions.goal ?? goalOf()
    const { ofWeight, ofHealth } = found.programmesForGoal
    const isOfWeight = isOneOf(withWeight, goal)
    const toLose = isOfWeight && !lean ? found.weightGoal : null
    return {
      goal,
      settled,
      weightGoal: toLose,
      goalWeight: toLose && tenths(toLose.baselineKg - toLose.kg),
      bestWeight: toLose && tenths(toLose.baselineKg * (1 - Math.max(lossTo, toLose.percent) / 100)),
      fitting: isOfWeight ? ofWeight : ofHealth,
    }

    /** While a drug stays remission cannot be established; in part it can be pursued all the same. */
    function goalOf(): CandidateGoal['goal'] {
      if (settled) return 'none'
      if (!found.bodyMass.raised && !lean && !found.raisedByProfile) return 'unknown'
      return stays ? 'partial-remission' : 'remission'
    }
  },
})

/** A weight is told in tenths of a kilogram. */
function tenths(kg: number): number {
  return Math.round(kg * 10) / 10
}
