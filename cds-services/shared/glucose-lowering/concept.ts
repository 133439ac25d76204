import { type Drug, defineConcept, exists, monthOf, monthsAfter, type Names } from '../../engine.ts'

/** The glucose-lowering drugs of a person, now and before. */
export interface GlucoseLowering {
  /** In use, of a known class. */
  readonly inUse: readonly Drug[]
  /** In use or ended less than three months ago, of an unknown class. */
  readonly unclassified: readonly Drug[]
  /** Not in use and not ended either: held for a while. */
  readonly paused: readonly Drug[]
  /** Ended on an unknown day. */
  readonly undated: readonly Drug[]
  /** The latest end of all; null when never treated or unknown. */
  readonly lastStop: string | null
  /** Ends that are no later than the day given. */
  readonly approximate: boolean
  /** None ever, and the data show the past, or it was recorded that there never was any. */
  readonly neverTreated: boolean
  /** None in the data, which may only hold current drugs. */
  readonly historyUnknown: boolean
  /** Number of classes in use; every unclassified drug is one. */
  readonly classes: number
  /** The month in which something was last written of any in use, where that is so long ago that the list is to be verified; else null. */
  readonly toVerify: string | null
  /** Of a class of this list, in use. */
  readonly uses: (...classes: readonly Names['classes'][]) => boolean
}

export default defineConcept({
  parameters: { freeFor: 'mo', historyFrom: 'mo', verifyAfter: 'mo' },
  reads: {},
  find(patient, { freeFor, historyFrom, verifyAfter }): GlucoseLowering {
    const drugs = patient.drugs('glucose-lowering')
    const lowering = patient.group('glucose-lowering')
    const isKnown = (drug: Drug) => drug.classes.some((name) => lowering.has(name) && name !== 'unclassified')
    const inUse = drugs.filter((drug) => drug.inUse && isKnown(drug))
    const ended = drugs.filter((drug) => !drug.inUse)
    const undated = ended.filter(({ end }) => end === null)
    const last =
      ended
        .flatMap(({ end }) => (end === null ? [] : [end]))
        .sort()
        .at(-1) ?? null
    const unclassified = drugs.filter(
      (drug) =>
        drug.classes.includes('unclassified') &&
        (drug.inUse || (drug.end !== null && monthsAfter(drug.end, freeFor) > patient.asOf)),
    )
    const showsPast =
      patient.site.medicationHistory === 'complete' ||
      patient.allDrugs.some(({ end }) => end !== null && monthsAfter(end, historyFrom) <= patient.asOf) ||
      patient.conversations('never-glucose-lowering').some(({ day }) => day !== null)
    const names = drugs
      .filter((drug) => drug.inUse)
      .flatMap((drug) => drug.classes.map((name) => ({ name, drug })))
      .filter(({ name }) => lowering.has(name))
      .map(({ name, drug }) => (name === 'unclassified' ? drug : name))
    const signs = inUse.flatMap(({ sign }) => (sign === null ? [] : [sign]))
    const lastSign = signs.sort().at(-1) ?? null
    return {
      inUse,
      unclassified,
      paused: ended.filter(({ paused }) => paused),
      undated,
      lastStop: exists(undated) ? null : last,
      approximate: ended.some((drug) => drug.approximate && drug.end === last),
      neverTreated: !exists(drugs) && showsPast,
      historyUnknown: !exists(drugs) && !showsPast,
      classes: new Set(names).size,
      toVerify: lastSign !== null && monthsAfter(lastSign, verifyAfter) < patient.asOf ? monthOf(lastSign) : null,
      uses: (...classes) => inUse.some((drug) => drug.classes.some((name) => classes.includes(name))),
    }
  },
})
