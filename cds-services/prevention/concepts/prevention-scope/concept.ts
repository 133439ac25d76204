import { defineApplicability } from '../../../engine.ts'
import diabetesPresence from '../../../shared/diabetes-presence/concept.ts'
import pregnancy from '../../../shared/pregnancy/concept.ts'

/** Why the service does not apply to a person, the first that holds; null when it does. @see ./about.md */
export default defineApplicability({
  reasons: ['deceased', 'birth-date-unknown', 'diabetes', 'pregnant', 'possible-diabetes'],
  parameters: {},
  reads: { diabetesPresence, pregnancy },
  find(patient, _values, { diabetesPresence, pregnancy }) {
    const because = <Reason extends string | null>(reason: Reason, ...missing: string[]) => ({ reason, missing })
    if (patient.deceased) return because('deceased')
    if (patient.age === null) return because('birth-date-unknown', 'birth-date')
    if (diabetesPresence.known) return because('diabetes')
    if (pregnancy) return because('pregnant')
    return because(diabetesPresence.possible ? 'possible-diabetes' : null)
  },
})
