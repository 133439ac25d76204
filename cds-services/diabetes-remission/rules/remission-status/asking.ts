import type { Names, ViewOf } from '../../../engine.ts'
import type { Anaemia } from '../../../shared/anaemia/concept.ts'
import type { DiabetesType } from '../../../shared/diabetes-type/concept.ts'
import type { GlucoseLowering } from '../../../shared/glucose-lowering/concept.ts'
import type { Hba1c } from '../../../shared/hba1c/concept.ts'
import { definition } from '../../concepts/partial-remission/view.ts'
import type { RemissionState } from '../../concepts/remission-state/state.ts'
import type { RemissionTest } from '../../concepts/remission-test/concept.ts'
import type { statusCards } from './view.ts'

interface Known {
  readonly anaemia: Anaemia
  readonly diabetesType: DiabetesType
  readonly glucoseLowering: GlucoseLowering
  readonly hba1c: Hba1c
  readonly partialRemission: { readonly answer: string }
  readonly remissionState: RemissionState
  readonly remissionTest: RemissionTest
}

type Cards = typeof statusCards
type AskingCard = {
  readonly [Name in keyof Cards]: {
    readonly name: Name
    readonly view: ViewOf<Cards[Name]['view']>
    readonly resources?: Name extends 'please-check' ? DiabetesType['resources'] : never
  }
}[NonNullable<RemissionState['asks']>]

/** What every card about the state can show of the treatment. */
export function treatmentView({ glucoseLowering: drugs, remissionTest }: Known) {
  return {
    lastStop: drugs.lastStop,
    stopApproximate: drugs.approximate,
    neverTreated: drugs.neverTreated,
    paused: drugs.paused.map(({ name }) => name),
    bariatricSurgery: remissionTest.bariatricSurgery,
    surgeryInWords: remissionTest.surgeryInWords,
  }
}

/** The card that asks for what alone is missing; null where nothing is asked for. */
export function askingCard(known: Known): AskingCard | null {
  const { anaemia, diabetesType, glucoseLowering: drugs, hba1c, remissionState, remissionTest: test } = known
  const { asks, missing, reason } = remissionState
  const view = { ...treatmentView(known), partial: known.partialRemission.answer === 'yes', definition }
  const { glucose: fastingGlucose, countsFrom, countsSince, newestGlucose: oldFastingGlucose } = test
  const low = hba1c.fresh && test.isHba1cLow(hba1c.fresh) ? hba1c.fresh : null
  if (asks === 'hba1c-needed' && fastingGlucose)
    return { name: asks, view: { ...view, fastingGlucose, oldHba1c: hba1c.newest } }
  if (asks === 'other-measure-needed' && fastingGlucose) {
    const doubted = reason === 'hba1c-doubtful' ? low : null
    const episodes = doubted ? anaemia.episodesOn(doubted.day) : []
    const anaemias = episodes.map(({ code, day }) => ({ anaemia: code, day }))
    const behind = { hba1c: doubted, anaemias, drugs: doubted ? anaemia.drugs : [] }
    return { name: asks, view: { ...view, fastingGlucose, ...behind } }
  }
  if (!low) return null
  if (asks === 'please-check' && fastingGlucose) {
    const inDoubt = [...drugs.unclassified, ...drugs.undated].map(({ name }) => name)
    const asked = { what: reason, drugs: inDoubt, historyNeeded: reason === 'medication-history' }
    const { resources } = diabetesType
    return { name: asks, view: { ...view, hba1c: low, fastingGlucose, ...asked }, resources }
  }
  if (asks === 'test-counts-now' && countsFrom) {
    const fastingGlucoseNeeded = missing.includes('fasting-glucose')
    return { name: asks, view: { ...view, hba1c: low, fastingGlucose, countsFrom, countsSince, fastingGlucoseNeeded } }
  }
  if (asks === 'fasting-glucose-needed')
    return { name: asks, view: { ...view, hba1c: low, oldFastingGlucose, notVenous: test.notVenous() } }
  return null
}

/** The tests that a card asks for, where it asks for nothing else. */
export function testsAsked({ name, view }: AskingCard): readonly Names['requests'][] {
  if (name === 'hba1c-needed') return ['hba1c']
  if (name === 'fasting-glucose-needed') return ['fasting-glucose']
  if (name !== 'test-counts-now') return []
  return view.fastingGlucoseNeeded ? ['hba1c', 'fasting-glucose'] : ['hba1c']
}
