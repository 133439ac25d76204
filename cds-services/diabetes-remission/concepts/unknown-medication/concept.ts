import { defineConcept, exists } from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'

export type UnknownMedication = 'medication-class' | 'stop-date' | 'medication-history' | 'diagnosis-date'

/** What about the drugs would have to be known before a test can count. @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { diabetesType, glucoseLowering },
  find(_patient, _values, { diabetesType, glucoseLowering: drugs }): readonly UnknownMedication[] {
    const claims: readonly (readonly [UnknownMedication, boolean])[] = [
      ['medication-class', exists(drugs.unclassified)],
      ['stop-date', exists(drugs.undated)],
      ['medication-history', drugs.historyUnknown],
      ['diagnosis-date', drugs.neverTreated && diabetesType.diagnosis === null],
    ]
    return claims.filter(([, holds]) => holds).map(([name]) => name)
  },
})
