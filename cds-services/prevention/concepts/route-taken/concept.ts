import { defineConcept, monthsAfter, type Names, type ProgrammeRecord } from '../../../engine.ts'
import draftReferral from '../../../shared/draft-referral/concept.ts'

/** Why a route needs no offering, or null. @see ./about.md */
export default defineConcept({
  parameters: { referredFor: 'mo' },
  reads: { draftReferral },
  find: (patient, { referredFor }, { draftReferral: counts }) => {
    const isRecent = ({ status, authored }: ProgrammeRecord) =>
      status === 'active' || authored === null || monthsAfter(authored, referredFor) >= patient.asOf
    return (route: Names['programmes']): 'programme-running' | 'recently-referred' | null => {
      const forms = patient.offer.filter(({ id, variantOf }) => id === route || variantOf === route).map(({ id }) => id)
      const taken = patient.programmes.filter(
        ({ programme }) => programme === route || (programme !== null && forms.includes(programme)),
      )
      if (taken.some(({ phase }) => phase === 'running')) return 'programme-running'
      return taken.some((each) => each.phase === 'referral' && isRecent(each) && counts(each))
        ? 'recently-referred'
        : null
    }
  },
})
