import { daysAfter, defineConcept, type ProgrammeRecord } from '../../engine.ts'

/** Whether a record counts still: a referral that nobody signed does so for a while. @see ./about.md */
export default defineConcept({
  parameters: { draftFor: 'd' },
  reads: {},
  find(patient, { draftFor }) {
    return ({ status, authored }: Pick<ProgrammeRecord, 'status' | 'authored'>): boolean =>
      status !== 'draft' || authored === null || daysAfter(authored, draftFor) >= patient.asOf
  },
})
