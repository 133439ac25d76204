import {
  atLeast,
  defineRule,
  exists,
  missing,
  notApplicable,
  type Patient,
  recommend,
} from '../../../src/engine/rule.ts'
import diabetesType from '../../concepts/diabetes-type/concept.ts'
import glucoseLowering from '../../concepts/glucose-lowering/concept.ts'
import hba1c from '../../concepts/hba1c/concept.ts'
import otherIndication from '../../concepts/other-indication/concept.ts'
import partialRemission from '../../concepts/partial-remission/concept.ts'
import remissionTest from '../../concepts/remission-test/concept.ts'

/** `testCountsFrom` only with `too-early`, `otherIndication` only with `under-medication`. */
export interface RemissionStatus {
  readonly state:
    | 'recorded'
    | 'confirmed'
    | 'remission'
    | 'consensus-only'
    | 'too-early'
    | 'indeterminate'
    | 'under-medication'
    | 'not'
  readonly partial: 'yes' | 'no' | 'unknown'
  readonly testCountsFrom: string | null
  readonly bariatricSurgery: boolean
  readonly otherIndication?: boolean | 'unknown'
}

/** The state of remission on the day judged: the first row of the table in section 5 that holds. */
export default defineRule({
  parameters: { discordantFrom: 'mmol/L', discordantWithin: 'mo' },
  reads: { diabetesType, glucoseLowering, hba1c, otherIndication, partialRemission, remissionTest },
  decide(patient, values, found) {
    const { diabetesType, glucoseLowering: drugs, hba1c, remissionTest: test } = found
    const { glucose, countsFrom } = test
    const onDrugs = exists(drugs.inUse)
    const glucoseRaised = glucose !== null && test.isGlucoseRaised(glucose)
    const glucoseLow = glucose !== null && test.isGlucoseLow(glucose)
    const hba1cLow = hba1c.fresh !== null && test.isHba1cLow(hba1c.fresh)
    const tooEarly = countsFrom !== null && patient.asOf < countsFrom
    const discordant = isDiscordant(patient, values)
    const unknown = unknownMedication(found)

    const status = (state: RemissionStatus['state'], more: Partial<RemissionStatus> = {}): RemissionStatus => {
      const settled = state === 'recorded' || state === 'confirmed' || state === 'remission'
      const partial = settled ? 'no' : found.partialRemission
      return { state, partial, testCountsFrom: null, bariatricSurgery: test.bariatricSurgery, ...more }
    }
    const not = (reason: string) => notApplicable<RemissionStatus>(reason, status('not'))
    const view = {
      hba1c: hba1c.fresh,
      fastingGlucose: glucose,
      lastStop: drugs.lastStop,
      stopApproximate: drugs.approximate,
      neverTreated: drugs.neverTreated,
      bariatricSurgery: test.bariatricSurgery,
    }

    if (diabetesType.remissionRecorded) return notApplicable<RemissionStatus>('recorded', status('recorded'))
    if (diabetesType.otherType) return not('other-diabetes-type')
    if (hba1c.fresh && test.isHba1cRaised(hba1c.fresh)) return not('hba1c-not-below')

    if (!hba1cLow) {
      if (glucoseRaised) return not('fasting-glucose-not-below')
      if (hba1c.unreliable) {
        return missing(['hba1c-reliability'], status('indeterminate'), { reason: 'hba1c-unreliable' })
      }
      const onlyThis = !onDrugs && !discordant && !exists(unknown) && !tooEarly && glucoseLow
      const card = onlyThis ? { name: 'hba1c-needed', view: { ...view, oldHba1c: hba1c.newest } } : null
      return missing(['hba1c'], status('indeterminate'), { reason: 'hba1c-missing', card })
    }

    if (onDrugs) {
      if (glucoseRaised) return not('fasting-glucose-not-below')
      const otherIndication = found.otherIndication.ofAll(drugs.inUse)
      const reason = otherIndication === true ? 'on-medication-other-indication' : 'on-medication'
      return notApplicable<RemissionStatus>(reason, status('under-medication', { otherIndication }))
    }

    if (discordant) return missing(['hba1c-reliability'], status('indeterminate'), { reason: 'discordant' })

    if (exists(unknown)) {
      if (glucoseRaised) return not('fasting-glucose-not-below')
      const [what] = unknown
      const names = glucoseLow ? unknown : [...unknown, 'fasting-glucose']
      const onlyThis = glucoseLow && unknown.every((name) => name === what)
      const inDoubt = [...drugs.unclassified, ...drugs.undated].map(({ name }) => name)
      const card = onlyThis && what ? { name: 'please-check', view: { ...view, what, drugs: inDoubt } } : null
      return missing(names, status('indeterminate'), { card })
    }

    if (tooEarly) {
      if (glucoseRaised) return not('fasting-glucose-not-below')
      return notApplicable<RemissionStatus>('too-early', status('too-early', { testCountsFrom: countsFrom }))
    }

    if (!hba1c.fresh || !test.counts(hba1c.fresh)) {
      if (glucose && test.counts(glucose) && glucoseRaised) return not('fasting-glucose-not-below')
      const fastingGlucoseNeeded = !glucose || !test.counts(glucose) || !glucoseLow
      const names = fastingGlucoseNeeded ? ['hba1c', 'fasting-glucose'] : ['hba1c']
      const card = {
        name: 'test-counts-now',
        view: { ...view, countsFrom, countsSince: { ...test.countsSince }, fastingGlucoseNeeded },
      }
      return missing(names, status('indeterminate'), { reason: 'measured-too-soon', card })
    }

    if (!glucose || !test.counts(glucose) || (!glucoseRaised && !glucoseLow)) {
      const card = { name: 'fasting-glucose-needed', view: { ...view, oldFastingGlucose: test.newestGlucose } }
      return missing(['fasting-glucose'], status('consensus-only'), { card })
    }
    if (glucoseRaised) return notApplicable<RemissionStatus>('fasting-glucose-not-below', status('consensus-only'))

    const confirming = test.confirming(hba1c.fresh, glucose)
    const weightDrugs = patient.drugs('weight-drug').filter(({ inUse }) => inUse)
    return recommend('criteria-met', status(confirming ? 'confirmed' : 'remission'), {
      name: 'criteria-met',
      view: {
        ...view,
        confirmed: confirming && { ...confirming },
        weightDrugs: weightDrugs.map(({ name }) => name),
        unknown: decisiveSources.filter(([type]) => patient.lacks(type)).map(([, name]) => name),
        canRecord: diabetesType.condition !== null,
      },
      resources: diabetesType.condition ? { condition: diabetesType.condition.resource } : {},
    })
  },
})

/** What could change the answer when it cannot be had: a supply, a transfusion or an operation, the start of a programme. */
const decisiveSources: readonly (readonly [type: string, name: string])[] = [
  ['CarePlan', 'care-plans'],
  ['Procedure', 'procedures'],
  ['MedicationDispense', 'supplies'],
]

/** A venous glucose that fits diabetes contradicts an HbA1c below the limit. */
function isDiscordant(
  patient: Patient,
  { discordantFrom, discordantWithin }: { discordantFrom: number; discordantWithin: number },
): boolean {
  return patient
    .series('glucose', { venous: true })
    .allWithin(discordantWithin)
    .some((glucose) => atLeast(glucose, discordantFrom) === true)
}

interface Known {
  readonly glucoseLowering: {
    readonly unclassified: readonly unknown[]
    readonly undated: readonly unknown[]
    readonly historyUnknown: boolean
    readonly neverTreated: boolean
  }
  readonly diabetesType: { readonly diagnosis: unknown }
}

/** What about the drugs would have to be known before a test can count. */
function unknownMedication({ glucoseLowering: drugs, diabetesType }: Known): readonly string[] {
  const claims: readonly (readonly [string, boolean])[] = [
    ['medication-class', exists(drugs.unclassified)],
    ['stop-date', exists(drugs.undated)],
    ['medication-history', drugs.historyUnknown],
    ['diagnosis-date', drugs.neverTreated && diabetesType.diagnosis === null],
  ]
  return claims.filter(([, holds]) => holds).map(([name]) => name)
}
