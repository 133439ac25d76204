import { type CodedFact, defineConcept, monthsAfter, recent } from '../../engine.ts'

/** Whether cancer is treated or was found lately. */
export default defineConcept({
  parameters: { cancerTreatmentWithin: 'mo', malignancyWithin: 'mo' },
  reads: {},
  find(patient, { cancerTreatmentWithin, malignancyWithin }): boolean {
    const isTreated = ({ status, day, end }: CodedFact) => {
      if (status === 'in-progress' && (end === null || end >= patient.asOf)) return true
      const since = end ?? day
      return since === null || monthsAfter(since, cancerTreatmentWithin) >= patient.asOf
    }
    return (
      patient.conditionsOrProcedures('cancer-treatment').some(isTreated) ||
      patient.carefully('antineoplastic').some(({ inUse }) => inUse) ||
      patient.conditions('malignancy').some(recent(patient.asOf, malignancyWithin))
    )
  },
})
