import { defineConcept } from '../../../src/engine/rule.ts'
import diabetesType from '../diabetes-type/concept.ts'
import pregnancy from '../pregnancy/concept.ts'

/** Why the service does not apply to a person, the first that holds; null when it does. */
export interface Eligibility {
  readonly reason:
    | 'deceased'
    | 'birth-date-unknown'
    | 'under-18'
    | 'not-type-2'
    | 'type-not-recorded'
    | 'unclear-type'
    | 'pregnant'
    | null
  readonly missing: readonly string[]
}

export default defineConcept({
  parameters: { adultFrom: 'a' },
  reads: { diabetesType, pregnancy },
  find(patient, { adultFrom }, { diabetesType, pregnancy }): Eligibility {
    const because = (reason: Eligibility['reason'], missing: readonly string[] = []) => ({ reason, missing })
    if (patient.deceased) return because('deceased')
    if (patient.age === null) return because('birth-date-unknown', ['birth-date'])
    if (patient.age < adultFrom) return because('under-18')
    if (diabetesType.kind !== 'type-2') return because(diabetesType.kind)
    return because(pregnancy ? 'pregnant' : null)
  },
})
