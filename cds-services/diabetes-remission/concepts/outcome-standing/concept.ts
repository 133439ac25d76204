import { defineConcept, yearsBetween } from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import eligibility from '../../../shared/eligibility/concept.ts'

export interface Standing {
  readonly standing: 'in' | 'died' | 'other-type' | 'pregnant' | 'not-adult'
  readonly sex: string
  readonly age: number | null
  /** Since the diagnosis; null where its day is unknown. */
  readonly duration: number | null
}

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { diabetesType, eligibility },
  result: ['standing', 'sex', 'age', 'duration'],
  find(patient, _values, { diabetesType, eligibility: { reason } }): Standing {
    const { age, sex, asOf } = patient
    const since = diabetesType.diagnosis?.day ?? null
    return { standing: standing(), sex, age, duration: since === null ? null : yearsBetween(since, asOf) }

    function standing(): Standing['standing'] {
      if (reason === 'deceased') return 'died'
      if (reason === 'birth-date-unknown' || reason === 'under-18') return 'not-adult'
      if (diabetesType.kind !== 'type-2' || diabetesType.otherType) return 'other-type'
      return reason === 'pregnant' ? 'pregnant' : 'in'
    }
  },
})
