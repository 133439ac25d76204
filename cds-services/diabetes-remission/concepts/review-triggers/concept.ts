import { below, defineConcept, exists, type Reading } from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import suspectedLada from '../../../shared/suspected-lada/concept.ts'
import lowFastingTwice from '../low-fasting-twice/concept.ts'
import successfulLoss from '../successful-loss/concept.ts'

/** In the order in which they are told. */
export const reviewTriggers = ['hba1c-below-on-medication', 'weight-loss', 'low-fasting-glucose-twice'] as const

/** Reasons to review glucose-lowering drugs, or why not. */
export interface ReviewTriggers {
  /** Why there is nothing to review, whatever the values. */
  readonly obstacle: 'refer-first' | 'no-medication' | 'other-indication' | null
  readonly triggers: readonly (typeof reviewTriggers)[number][]
  /** What would have to be known, when none holds. */
  readonly missing: 'hba1c' | 'hba1c-reliability' | null
  readonly fastingGlucoses: readonly Reading[]
  /** HbA1c is so low, and may be doubted. */
  readonly doubtful: boolean
}

/** @see ./about.md */
export default defineConcept({
  parameters: { hba1cBelow: 'mmol/mol' },
  reads: {
    diabetesType,
    glucoseLowering,
    hba1c,
    lowFastingTwice,
    stayingDrugs,
    successfulLoss,
    suspectedLada,
  },
  result: ['obstacle', 'triggers', 'missing', 'fastingGlucoses', 'doubtful'],
  find(_patient, { hba1cBelow }, found): ReviewTriggers {
    const none = { triggers: [], missing: null, fastingGlucoses: [], doubtful: false }
    if (found.suspectedLada || found.diabetesType.otherType) return { ...none, obstacle: 'refer-first' }
    if (!exists(found.glucoseLowering.inUse)) return { ...none, obstacle: 'no-medication' }
    if (!exists(found.stayingDrugs.others)) return { ...none, obstacle: 'other-indication' }
    const { fresh, unreliable, isDoubtful } = found.hba1c
    const low = fresh ? below(fresh, hba1cBelow) : 'unknown'
    const inDoubt = fresh !== null && isDoubtful(fresh)
    const success = found.successfulLoss()
    const fastingGlucoses = found.lowFastingTwice()
    const holds = [low === true, success === true, exists(fastingGlucoses)]
    const triggers = reviewTriggers.filter((_, at) => holds[at])
    const isOpen = low === 'unknown' || success === 'unknown'
    return {
      obstacle: null,
      triggers,
      missing: exists(triggers) || !isOpen ? null : unreliable || inDoubt ? 'hba1c-reliability' : 'hba1c',
      fastingGlucoses,
      doubtful: low === true && inDoubt,
    }
  },
})
