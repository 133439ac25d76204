import { atLeast, defineConcept, exists, type Names } from '../../engine.ts'

/** Frail: coded, or by the newest score of a scale; never by age alone. */
export default defineConcept({
  parameters: { gfiFrom: '1', tfiFrom: '1', cfsFrom: '1' },
  reads: {},
  find(patient, { gfiFrom, tfiFrom, cfsFrom }): boolean {
    const scored = (scale: Names['measures'], from: number) => {
      const { newest } = patient.series(scale)
      return newest !== null && atLeast(newest, from) === true
    }
    return (
      exists(patient.conditions('frailty')) ||
      scored('gfi', gfiFrom) ||
      scored('tfi', tfiFrom) ||
      scored('cfs', cfsFrom)
    )
  },
})
