import { atLeast, defineRule, exists, type Patient } from '../../../engine.ts'
import anaemia from '../../../shared/anaemia/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import limitedLifeExpectancy from '../../../shared/limited-life-expectancy/concept.ts'
import otherIndication from '../../../shared/other-indication/concept.ts'
import followUpInterval from '../../concepts/follow-up-interval/concept.ts'
import partialRemission from '../../concepts/partial-remission/concept.ts'
import { definition } from '../../concepts/partial-remission/view.ts'
import partialSilence, { partialSilences } from '../../concepts/partial-silence/concept.ts'
import remissionTest from '../../concepts/remission-test/concept.ts'
import { partialView, type RemissionStatus, statusCards } from './view.ts'

/** The state of remission on the day judged: the first that holds, in the order in which it is asked here. @see ./about.md */
export default defineRule({
  parameters: { discordantFrom: 'mmol/L', discordantWithin: 'mo' },
  reads: {
    anaemia,
    diabetesType,
    followUpInterval,
    glucoseLowering,
    hba1c,
    limitedLifeExpectancy,
    otherIndication,
    partialRemission,
    partialSilence,
    remissionTest,
  },
  reasons: [
    'criteria-met',
    'recorded',
    'other-diabetes-type',
    'hba1c-not-below',
    'fasting-glucose-not-below',
    'hba1c-missing',
    'hba1c-unreliable',
    'hba1c-doubtful',
    'on-medication',
    'on-medication-other-indication',
    'discordant',
    'medication-class',
    'stop-date',
    'medication-history',
    'diagnosis-date',
    'too-early',
    'measured-too-soon',
    'fasting-glucose',
  ],
  result: [
    'state',
    'partial',
    'testCountsFrom',
    'bariatricSurgery',
    'otherIndication',
  ] satisfies readonly (keyof RemissionStatus)[],
  cards: statusCards,
  needs: ['CarePlan', 'Procedure', 'MedicationDispense'],
  silences: partialSilences,
  decide(patient, values, found, answers) {
    const { recommend } = answers
    const { diabetesType, glucoseLowering: drugs, remissionTest: test } = found
    const { fresh: hba1c, newest: newestHba1c, unreliable, isDoubtful } = found.hba1c
    const { glucose, countsFrom } = test
    const onDrugs = exists(drugs.inUse)
    const glucoseRaised = glucose !== null && test.isGlucoseRaised(glucose)
    const glucoseLow = glucose !== null && test.isGlucoseLow(glucose)
    const tooEarly = countsFrom !== null && patient.asOf < countsFrom
    const discordant = isDiscordant(patient, values)
    const unknown = unknownMedication(found)

    const status = (state: RemissionStatus['state'], more: Partial<RemissionStatus> = {}): RemissionStatus => {
      const settled = state === 'recorded' || state === 'confirmed' || state === 'remission'
      const partial = settled ? 'no' : found.partialRemission.answer
      return { state, partial, testCountsFrom: null, bariatricSurgery: test.bariatricSurgery, ...more }
    }
    const not = (reason: 'hba1c-not-below' | 'fasting-glucose-not-below') => notApplicable(reason, status('not'))
    const view = {
      lastStop: drugs.lastStop,
      stopApproximate: drugs.approximate,
      neverTreated: drugs.neverTreated,
      paused: drugs.paused.map(({ name }) => name),
      bariatricSurgery: test.bariatricSurgery,
      partial: found.partialRemission.answer === 'yes',
      definition,
    }

    const inPart = partialView(found.partialRemission, { unreliable, palliative: found.limitedLifeExpectancy })
    const partialCard =
      inPart && ({ name: 'partial-remission', view: inPart, resources: diabetesType.resources } as const)
    const silence = partialCard && found.partialSilence
    /** What is not remission, yet may be so in part: that is told where the rule has no other card. */
    const notApplicable = (reason: Parameters<typeof answers.notApplicable>[0], result: RemissionStatus) =>
      result.partial === 'yes'
        ? answers.notApplicable(reason, result, partialCard, silence)
        : answers.notApplicable(reason, result)
    const missing = (names: readonly string[], result: RemissionStatus, more: Parameters<typeof answers.missing>[2]) =>
      answers.missing(names, result, more.card ? more : { ...more, card: partialCard, notShown: silence })

    if (diabetesType.remissionRecorded) return notApplicable('recorded', status('recorded'))
    if (diabetesType.otherType) return answers.notApplicable('other-diabetes-type', status('not'))
    if (hba1c && test.isHba1cRaised(hba1c)) return not('hba1c-not-below')

    if (!hba1c || !test.isHba1cLow(hba1c)) {
      if (glucoseRaised) return not('fasting-glucose-not-below')
      const onlyThis = !onDrugs && !discordant && !exists(unknown) && !tooEarly && glucoseLow
      if (unreliable) {
        const shown =
          onlyThis && glucose ? { ...view, hba1c: null, fastingGlucose: glucose, anaemias: [], drugs: [] } : null
        const card = shown && ({ name: 'other-measure-needed', view: shown } as const)
        return missing(['hba1c-reliability'], status('indeterminate'), { reason: 'hba1c-unreliable', card })
      }
      const shown = onlyThis && glucose ? { ...view, fastingGlucose: glucose, oldHba1c: newestHba1c } : null
      const card = shown && ({ name: 'hba1c-needed', view: shown } as const)
      return missing(['hba1c'], status('indeterminate'), { reason: 'hba1c-missing', card })
    }

    if (onDrugs) {
      if (glucoseRaised) return not('fasting-glucose-not-below')
      const otherIndication = found.otherIndication.ofAll(drugs.inUse)
      const reason = otherIndication === true ? 'on-medication-other-indication' : 'on-medication'
      return notApplicable(reason, status('under-medication', { otherIndication }))
    }

    if (isDoubtful(hba1c)) {
      if (glucoseRaised) return not('fasting-glucose-not-below')
      const onlyThis = !discordant && !exists(unknown) && !tooEarly && glucoseLow && test.counts(hba1c)
      const anaemias = found.anaemia.episodesOn(hba1c.day).map(({ code, day }) => ({ anaemia: code, day }))
      const behind = { anaemias, drugs: found.anaemia.drugs }
      const shown = onlyThis && glucose ? { ...view, hba1c, fastingGlucose: glucose, ...behind } : null
      const card = shown && ({ name: 'other-measure-needed', view: shown } as const)
      return missing(['hba1c-reliability'], status('indeterminate'), { reason: 'hba1c-doubtful', card })
    }

    if (discordant) return missing(['hba1c-reliability'], status('indeterminate'), { reason: 'discordant' })

    const [what] = unknown
    if (what) {
      if (glucoseRaised) return not('fasting-glucose-not-below')
      const names = glucoseLow ? unknown : [...unknown, 'fasting-glucose']
      const onlyThis = glucoseLow && unknown.every((name) => name === what)
      const inDoubt = [...drugs.unclassified, ...drugs.undated].map(({ name }) => name)
      const historyNeeded = what === 'medication-history'
      const asked = { what, drugs: inDoubt, historyNeeded }
      const shown = onlyThis && glucose ? { ...view, hba1c, fastingGlucose: glucose, ...asked } : null
      const card = shown && ({ name: 'please-check', view: shown, resources: diabetesType.resources } as const)
      return missing(names, status('indeterminate'), { reason: what, card })
    }

    if (tooEarly) {
      if (glucoseRaised) return not('fasting-glucose-not-below')
      return notApplicable('too-early', status('too-early', { testCountsFrom: countsFrom }))
    }

    if (!test.counts(hba1c)) {
      if (glucose && test.counts(glucose) && glucoseRaised) return not('fasting-glucose-not-below')
      const fastingGlucoseNeeded = !glucose || !test.counts(glucose) || !glucoseLow
      const names = fastingGlucoseNeeded ? ['hba1c', 'fasting-glucose'] : ['hba1c']
      const shown = { ...view, hba1c, fastingGlucose: glucose, countsSince: test.countsSince, fastingGlucoseNeeded }
      const card = countsFrom ? ({ name: 'test-counts-now', view: { ...shown, countsFrom } } as const) : null
      return missing(names, status('indeterminate'), { reason: 'measured-too-soon', card })
    }

    if (!glucose || !test.counts(glucose) || (!glucoseRaised && !glucoseLow)) {
      const shown = { ...view, hba1c, oldFastingGlucose: test.newestGlucose, notVenous: test.notVenous() }
      const card = { name: 'fasting-glucose-needed', view: shown } as const
      return missing(['fasting-glucose'], status('consensus-only'), { reason: 'fasting-glucose', card })
    }
    if (glucoseRaised) return notApplicable('fasting-glucose-not-below', status('consensus-only'))

    const confirming = test.confirming(hba1c, glucose)
    const weightDrugs = patient.drugs('weight-drug').filter(({ inUse }) => inUse)
    return recommend('criteria-met', status(confirming ? 'confirmed' : 'remission'), {
      name: 'criteria-met',
      view: {
        ...view,
        hba1c,
        fastingGlucose: glucose,
        confirmed: confirming,
        weightDrugs: weightDrugs.map(({ name }) => name),
        unknown: decisiveSources.filter(([type]) => patient.lacks(type)).map(([, name]) => name),
        canRecord: diabetesType.condition !== null,
        interval: found.followUpInterval,
      },
      resources: diabetesType.resources,
    })
  },
})

/** What could change the answer when it cannot be had: a supply, a transfusion or an operation, the start of a programme. */
const decisiveSources = [
  ['CarePlan', 'care-plans'],
  ['Procedure', 'procedures'],
  ['MedicationDispense', 'supplies'],
] as const

/** A venous glucose that fits diabetes contradicts an HbA1c below the limit. */
function isDiscordant(
  patient: Patient,
  { discordantFrom, discordantWithin }: { discordantFrom: number; discordantWithin: number },
): boolean {
  return patient
    .series('glucose', 'venous')
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
function unknownMedication({ glucoseLowering: drugs, diabetesType }: Known) {
  const claims = [
    ['medication-class', exists(drugs.unclassified)],
    ['stop-date', exists(drugs.undated)],
    ['medication-history', drugs.historyUnknown],
    ['diagnosis-date', drugs.neverTreated && diabetesType.diagnosis === null],
  ] as const
  return claims.filter(([, holds]) => holds).map(([name]) => name)
}
