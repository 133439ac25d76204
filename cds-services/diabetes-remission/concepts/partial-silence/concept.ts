import { defineConcept, exists, monthsAfter } from '../../../engine.ts'
import causeToFind from '../../../shared/cause-to-find/concept.ts'
import acuteFirst from '../acute-first/concept.ts'

/** Why a card on partial remission is kept silent: of those that hold the first in this order. */
export const partialSilences = ['recently-discussed', 'acute-first', 'another-card-first'] as const

/** @see ./about.md */
export default defineConcept({
  parameters: { recordedFor: 'mo' },
  reads: { acuteFirst, causeToFind },
  find(patient, { recordedFor }, { acuteFirst, causeToFind }) {
    const isRecorded = patient
      .conversations('partial-remission')
      .some(({ day }) => day !== null && monthsAfter(day, recordedFor) >= patient.asOf)
    const holds = {
      'recently-discussed': isRecorded,
      'acute-first': acuteFirst,
      'another-card-first': exists(causeToFind.triggers),
    }
    return partialSilences.find((reason) => holds[reason]) ?? null
  },
})
