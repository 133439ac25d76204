import { defineConcept, exists, isOneOf } from '../../../engine.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import discordantGlucose from '../discordant-glucose/concept.ts'
import partialRemission from '../partial-remission/concept.ts'
import remissionState from '../remission-state/concept.ts'
import remissionTest from '../remission-test/concept.ts'
import unknownMedication from '../unknown-medication/concept.ts'

export type Answer = 'yes' | 'no' | 'unknown'

export interface RemissionOutcome {
  readonly remission: Answer
  readonly consensus: Answer
  readonly stage: 'remission' | 'partial' | 'neither' | 'unknown'
}

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: {
    discordantGlucose,
    glucoseLowering,
    hba1c,
    partialRemission,
    remissionState,
    remissionTest,
    unknownMedication,
  },
  result: ['remission', 'consensus', 'stage'],
  find(_patient, _values, found): RemissionOutcome {
    const { glucoseLowering: drugs, remissionState: state, remissionTest: test } = found
    const { fresh, isDoubtful } = found.hba1c
    const { glucose } = test
    const onDrugs = exists(drugs.inUse)
    const hba1cRaised = fresh !== null && test.isHba1cRaised(fresh)
    const low = fresh !== null && test.isHba1cLow(fresh) && !isDoubtful(fresh) && !found.discordantGlucose
    const drugsKnown = !exists(found.unknownMedication)
    const remission = ndf()
    return { remission, consensus: consensus(), stage: stage() }

    function ndf(): Answer {
      if (onDrugs || hba1cRaised || (glucose !== null && test.isGlucoseRaised(glucose))) return 'no'
      if (isOneOf(['remission', 'confirmed'], state.state)) return 'yes'
      if (state.state === 'recorded') return fits() ? 'yes' : 'unknown'
      return isOneOf(['not', 'too-early'], state.state) ? 'no' : 'unknown'
    }

    /** Both values count and are low: what is on record says since when no better than that. */
    function fits(): boolean {
      return (
        low &&
        drugsKnown &&
        glucose !== null &&
        test.isGlucoseLow(glucose) &&
        test.counts(fresh) &&
        test.counts(glucose)
      )
    }

    function consensus(): Answer {
      if (onDrugs || hba1cRaised) return 'no'
      const { freeFrom } = test
      if (!low || !drugsKnown || freeFrom === null) return 'unknown'
      return fresh.day >= freeFrom ? 'yes' : 'no'
    }

    function stage(): RemissionOutcome['stage'] {
      if (remission === 'yes') return 'remission'
      if (found.partialRemission.answer === 'yes') return remission === 'no' ? 'partial' : 'unknown'
      return remission === 'no' && found.partialRemission.answer === 'no' ? 'neither' : 'unknown'
    }
  },
})
