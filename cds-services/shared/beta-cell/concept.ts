import { above, atMost, below, defineConcept, exists, type Patient, type Reading } from '../../engine.ts'

/** What C-peptide says of the beta cells; `unknown` without one that can be judged. */
export interface BetaCell {
  readonly level: 'failure' | 'limited' | 'sufficient' | 'unknown'
  readonly cPeptide: Reading | null
}

export default defineConcept({
  parameters: {
    failureBelow: 'pmol/L',
    limitedTo: 'pmol/L',
    notJudgedGlucoseAbove: 'mmol/L',
    notJudgedEgfrBelow: 'mL/min/{1.73_m2}',
  },
  reads: {},
  find(patient, values): BetaCell {
    const cPeptide = patient.series('c-peptide').newest
    const egfr = patient.series('egfr').newest
    if (!cPeptide) return { level: 'unknown', cPeptide }
    const retained = egfr !== null && below(egfr, values.notJudgedEgfrBelow) === true
    const exhausted = glucoseWith(patient, cPeptide).some(
      (glucose) => above(glucose, values.notJudgedGlucoseAbove) === true,
    )
    if (retained || exhausted) return { level: 'unknown', cPeptide }
    if (below(cPeptide, values.failureBelow) === true) return { level: 'failure', cPeptide }
    const limited = atMost(cPeptide, values.limitedTo)
    return { level: limited === 'unknown' ? limited : limited ? 'limited' : 'sufficient', cPeptide }
  },
})

/** Any glucose of the same day, else the newest fasting one. */
function glucoseWith(patient: Patient, { day }: Reading): readonly Reading[] {
  const sameDay = patient
    .series('glucose')
    .allSince(day)
    .filter((glucose) => glucose.day === day)
  const fasting = patient.series('glucose', 'fasting').fresh
  return exists(sameDay) ? sameDay : fasting ? [fasting] : []
}
