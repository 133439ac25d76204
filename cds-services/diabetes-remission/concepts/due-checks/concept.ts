import { defineConcept, monthsAfter, type Names, type Patient } from '../../../engine.ts'
import examinations from '../../../shared/examinations/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import followUpInterval from '../follow-up-interval/concept.ts'
import fundusRecall from '../fundus-recall/concept.ts'

/** Checks after remission whose time has come. */
export interface DueChecks {
  readonly overdue: readonly string[]
  /** Recalls of which nothing was ever recorded. */
  readonly missing: readonly ('feet' | 'fundus')[]
}

/** Looks only when it is asked. @see ./about.md */
export default defineConcept({
  parameters: { yearly: 'mo', grace: 'mo' },
  reads: { examinations, followUpInterval, fundusRecall, hba1c },
  find(patient, { yearly, grace }, { examinations, followUpInterval, fundusRecall: fundus, hba1c }): () => DueChecks {
    return () => {
      const late = (last: string | null, interval: number) =>
        last === null || monthsAfter(last, interval + grace) < patient.asOf
      const lateFor = (...measures: readonly Measure[]) => late(newestOf(patient, measures), yearly)
      const feet = examinations('foot-exam')
      const glucose = patient.series('glucose', 'fasting', 'venous').newest
      const claims: readonly (readonly [string, boolean])[] = [
        ['hba1c', !hba1c.unreliable && late(hba1c.newest?.day ?? null, followUpInterval.now)],
        ['fasting-glucose', late(glucose?.day ?? null, followUpInterval.now)],
        ['fundus', fundus.last !== null && late(fundus.last, fundus.interval)],
        ['feet', feet !== null && late(feet, yearly)],
        ['kidney', lateFor('egfr') || lateFor('acr')],
        ['lipids', lateFor('ldl', 'hdl', 'triglycerides', 'cholesterol')],
        ['blood-pressure', lateFor('systolic', 'diastolic')],
      ]
      const never = [feet === null && ('feet' as const), fundus.last === null && ('fundus' as const)]
      return {
        overdue: claims.filter(([, holds]) => holds).map(([name]) => name),
        missing: never.filter((name) => name !== false),
      }
    }
  },
})

type Measure = Names['measures']

/** The newest day on which any of these was measured. */
function newestOf(patient: Patient, measures: readonly Measure[]): string | null {
  const days = measures.flatMap((measure) => patient.series(measure).newest?.day ?? [])
  return days.sort().at(-1) ?? null
}
