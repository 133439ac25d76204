import { defineApplicability } from '../../engine.ts'
import diabetesType from '../diabetes-type/concept.ts'
import pregnancy from '../pregnancy/concept.ts'

/** Why the service does not apply to a person, the first that holds; null when it does. */
export default defineApplicability({
  reasons: [
    'deceased',
    'birth-date-unknown',
    'under-18',
    'not-type-2',
    'type-not-recorded',
    'unclear-type',
    'pregnant',
  ],
  parameters: { adultFrom: 'a' },
  reads: { diabetesType, pregnancy },
  find(patient, { adultFrom }, { diabetesType, pregnancy }) {
    const because = <Reason extends string | null>(reason: Reason, ...missing: string[]) => ({ reason, missing })
    if (patient.deceased) return because('deceased')
    if (patient.age === null) return because('birth-date-unknown', 'birth-date')
    if (patient.age < adultFrom) return because('under-18')
    if (diabetesType.kind !== 'type-2') return because(diabetesType.kind)
    return because(pregnancy ? 'pregnant' : null)
  },
})
