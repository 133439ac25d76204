import { defineConcept, exists, monthsAfter } from '../../../engine.ts'
import corticosteroidCourse from '../../../shared/corticosteroid-course/concept.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import acuteFirst from '../acute-first/concept.ts'

/** Why a card that proposes a goal is kept silent: of those that hold the first in this order. */
export const goalSilences = [
  'programme-running',
  'recently-referred',
  'recently-discussed',
  'declined',
  'temporary-cause',
  'acute-first',
] as const

/** @see ./about.md */
export default defineConcept({
  parameters: { shownFor: 'mo' },
  reads: { acuteFirst, corticosteroidCourse, programmeCourse },
  find(patient, { shownFor }, { acuteFirst, corticosteroidCourse, programmeCourse }) {
    const recent = (day: string | null) => day === null || monthsAfter(day, shownFor) >= patient.asOf
    const told = (kind: 'talk' | 'refusal') =>
      patient.conversations('remission').filter((record) => record.kind === kind)
    const holds = {
      'programme-running': exists(programmeCourse.running) || exists(programmeCourse.soon),
      'recently-referred': programmeCourse.referrals.some(recent),
      'recently-discussed': told('talk').some(({ day }) => day !== null && recent(day)),
      declined: told('refusal').some(({ day }) => recent(day)),
      'temporary-cause': corticosteroidCourse.temporary,
      'acute-first': acuteFirst,
    }
    return goalSilences.find((reason) => holds[reason]) ?? null
  },
})
