import { defineConcept, exists, monthsAfter } from '../../engine.ts'
import programmeCourse from '../programme-course/concept.ts'

/** Why what a card asks needs no asking now: of those that hold the first in this order. */
export const askedSilences = ['programme-running', 'recently-referred', 'recently-discussed', 'declined'] as const

/** @see ./about.md */
export default defineConcept({
  parameters: { shownFor: 'mo' },
  reads: { programmeCourse },
  find(patient, { shownFor }, { programmeCourse }) {
    const recent = (day: string | null) => day === null || monthsAfter(day, shownFor) >= patient.asOf
    const told = (kind: 'talk' | 'refusal') =>
      patient.conversations('remission').filter((record) => record.kind === kind)
    const holds = {
      'programme-running': exists(programmeCourse.running) || exists(programmeCourse.soon),
      'recently-referred': programmeCourse.drafted || programmeCourse.referrals.some(recent),
      'recently-discussed': told('talk').some(({ day }) => day !== null && recent(day)),
      declined: told('refusal').some(({ day }) => recent(day)),
    }
    return askedSilences.find((reason) => holds[reason]) ?? null
  },
})
