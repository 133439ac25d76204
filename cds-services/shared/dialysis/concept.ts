import { defineConcept, exists, monthsAfter } from '../../engine.ts'

/** Whether the person is on dialysis. */
export default defineConcept({
  parameters: { dialysisFor: 'mo' },
  reads: {},
  find(patient, { dialysisFor }): boolean {
    const recent = (day: string | null) => day !== null && monthsAfter(day, dialysisFor) >= patient.asOf
    return (
      exists(patient.conditions('dialysis')) ||
      patient.procedures('dialysis').some(({ status, day, end }) => status === 'in-progress' || recent(end ?? day))
    )
  },
})
