import { defineConcept, exists, type Reading } from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import otherIndication from '../../../shared/other-indication/concept.ts'
import discordantGlucose from '../discordant-glucose/concept.ts'
import remissionTest from '../remission-test/concept.ts'
import unknownMedication from '../unknown-medication/concept.ts'
import { is, lacks, type RemissionState } from './state.ts'

/** The state of remission on the day judged: the first that holds, in the order in which it is asked here. @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: {
    diabetesType,
    discordantGlucose,
    glucoseLowering,
    hba1c,
    otherIndication,
    remissionTest,
    unknownMedication,
  },
  find(patient, _values, found): RemissionState {
    const { diabetesType, glucoseLowering: drugs, remissionTest: test, unknownMedication: unknown } = found
    const { fresh: hba1c, unreliable, isDoubtful } = found.hba1c
    const { glucose, countsFrom } = test
    const onDrugs = exists(drugs.inUse)
    const glucoseRaised = glucose !== null && test.isGlucoseRaised(glucose)
    const glucoseLow = glucose !== null && test.isGlucoseLow(glucose)
    const tooEarly = countsFrom !== null && patient.asOf < countsFrom
    const nothingElse = !found.discordantGlucose && !exists(unknown) && !tooEarly && glucoseLow
    const raised = is('not', 'fasting-glucose-not-below')

    if (diabetesType.remissionRecorded || diabetesType.remissionInWords) return is('recorded', 'recorded')
    if (diabetesType.otherType) return is('not', 'other-diabetes-type')
    if (hba1c && test.isHba1cRaised(hba1c)) return is('not', 'hba1c-not-below')

    if (!hba1c || !test.isHba1cLow(hba1c)) {
      if (glucoseRaised) return raised
      const isOnly = !onDrugs && nothingElse
      return unreliable
        ? lacks(['hba1c-reliability'], 'hba1c-unreliable', isOnly ? 'other-measure-needed' : null)
        : lacks(['hba1c'], 'hba1c-missing', isOnly ? 'hba1c-needed' : null)
    }
    if (onDrugs) {
      if (glucoseRaised) return raised
      const otherIndication = found.otherIndication.ofAll(drugs.inUse)
      const reason = otherIndication === true ? 'on-medication-other-indication' : 'on-medication'
      return { ...is('under-medication', reason), otherIndication }
    }
    if (isDoubtful(hba1c)) {
      if (glucoseRaised) return raised
      const isOnly = nothingElse && test.counts(hba1c)
      return lacks(['hba1c-reliability'], 'hba1c-doubtful', isOnly ? 'other-measure-needed' : null)
    }
    if (found.discordantGlucose) return lacks(['hba1c-reliability'], 'discordant', null)

    const [what, ...others] = unknown
    if (what) {
      if (glucoseRaised) return raised
      const names = glucoseLow ? unknown : [...unknown, 'fasting-glucose']
      return lacks(names, what, glucoseLow && !exists(others) ? 'please-check' : null)
    }
    if (tooEarly) return glucoseRaised ? raised : { ...is('too-early', 'too-early'), testCountsFrom: countsFrom }

    const counts = (reading: Reading | null): boolean => reading !== null && test.counts(reading)
    if (!counts(hba1c)) {
      if (counts(glucose) && glucoseRaised) return raised
      const names = counts(glucose) && glucoseLow ? ['hba1c'] : ['hba1c', 'fasting-glucose']
      return lacks(names, 'measured-too-soon', countsFrom ? 'test-counts-now' : null)
    }
    if (!glucose || !counts(glucose) || (!glucoseRaised && !glucoseLow))
      return { ...lacks(['fasting-glucose'], 'fasting-glucose', 'fasting-glucose-needed'), state: 'consensus-only' }
    if (glucoseRaised) return is('consensus-only', 'fasting-glucose-not-below')
    return is(test.confirming(hba1c, glucose) ? 'confirmed' : 'remission', 'criteria-met')
  },
})
