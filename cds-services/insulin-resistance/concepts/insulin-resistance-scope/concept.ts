import { defineApplicability } from '../../../engine.ts'
import diabetesPresence from '../../../shared/diabetes-presence/concept.ts'
import pregnancy from '../../../shared/pregnancy/concept.ts'

/** Why the service does not apply to a person, the first that holds; null when it does. @see ./about.md */
export default defineApplicability({
  reasons: ['deceased', 'birth-date-unknown', 'under-18', 'diabetes', 'pregnant', 'possible-diabetes'],
  parameters: { adultFrom: 'a' },
  reads: { diabetesPresence, pregnancy },
  find(patient, { adultFrom }, { diabetesPresence, pregnancy }) {
    const because = <Reason extends string | null>(reason: Reason, ...missing: string[]) => ({ reason, missing })
    if (patient.deceased) return because('deceased')
    if (patient.age === null) return because('birth-date-unknown', 'birth-date')
    if (patient.age < adultFrom) return because('under-18')
    if (diabetesPresence.known) return because('diabetes')
    if (pregnancy) return because('pregnant')
    return because(diabetesPresence.byValues ? 'possible-diabetes' : null)
  },
})
