import { exists, maybe, type Names, type Reading, type ViewOf } from '../../../engine.ts'
import type { BetaCell } from '../../../shared/beta-cell/concept.ts'
import type { BodyMass } from '../../../shared/body-mass/concept.ts'
import type { DiabetesType } from '../../../shared/diabetes-type/concept.ts'
import type { Exclusions } from '../../../shared/exclusions/concept.ts'
import type { GlucoseLowering } from '../../../shared/glucose-lowering/concept.ts'
import type { Hba1c } from '../../../shared/hba1c/concept.ts'
import type { MetabolicProfile } from '../../../shared/metabolic-profile/concept.ts'
import { rowsOf, rowsShape } from '../../../shared/metabolic-profile/rows.ts'
import { toldPurposes } from '../../../shared/other-indication/concept.ts'
import type { Fit } from '../../../shared/programme-fit/concept.ts'
import { askedSources } from '../../../shared/recently-asked/sources.ts'
import { hypoglycaemic as hypoglycaemicClasses } from '../../../shared/risky-drugs/classes.ts'
import type { StayingDrugs } from '../../../shared/staying-drugs/concept.ts'
import type { WeightCourse } from '../../../shared/weight-course/concept.ts'
import type { CandidateChance } from '../../concepts/candidate-chance/concept.ts'
import type { CandidateGoal } from '../../concepts/candidate-goal/concept.ts'
import { offeredShape, offeredView } from '../../concepts/programmes-for-goal/view.ts'
import { goalShape, goalView, proposedShape, proposedView } from '../../concepts/weight-goal/view.ts'

/** What the rule decides. */
export interface RemissionCandidate extends Omit<CandidateGoal, 'fitting' | 'settled'> {
  readonly exclusions: Exclusions['codes']
  readonly cautions: readonly string[]
  readonly feasibility: CandidateChance['feasibility']
  readonly band: CandidateChance['band']
  /** Ids of all that fit, best first. */
  readonly programmes: readonly string[]
}

interface Known {
  readonly betaCell: BetaCell
  readonly bodyMass: BodyMass
  readonly candidateChance: CandidateChance
  readonly diabetesType: DiabetesType
  readonly fitting: readonly Fit[]
  readonly programmesForGoal: { readonly offered: number }
  readonly remissionTest: { readonly glucose: Reading | null }
  /** Whole years since the diagnosis. */
  readonly durationYears: number | null
  readonly glucoseLowering: GlucoseLowering
  readonly hba1c: Hba1c
  readonly lacks: (type: Source) => boolean
  readonly kidney: readonly Reading[]
  readonly drugsToNote: readonly string[]
  readonly metabolicProfile: MetabolicProfile
  readonly stayingDrugs: StayingDrugs
  readonly weightCourse: WeightCourse
}

interface Figures {
  readonly cautionsShown: number
  readonly directUnder: number
  readonly direct1y: number
  readonly routine: number
}

/** In which order cautions are shown: of those that stand here before the others. */
const cautionRank: readonly string[] = [
  'rule-out-lada-mody',
  'hypoglycaemic-drug',
  'insulin',
  'sglt2',
  'recent-mi-or-stroke',
  'fundus-first',
  'kidney',
  'heart-failure',
  'severe-psychiatric',
  'hba1c-doubtful',
]

/** Cautions about drugs that give hypoglycaemia, which are reviewed before a strict diet. */
const hypoglycaemic: readonly string[] = ['hypoglycaemic-drug', 'insulin']

/** Reviewed before a strict diet starts, unless they stay. */
const adaptFirst: readonly Names['classes'][] = [...hypoglycaemicClasses, 'sglt2']
const sources = [...askedSources, ['MedicationDispense', 'supplies']] as const

/** A type of resources without which the card says what it does not know. */
type Source = (typeof sources)[number][0]

/** What the candidate card can show. */
export const candidateShape = {
  hba1c: 'reading?',
  bmi: 'reading?',
  waist: 'reading?',
  verifyList: 'string?',
  since: maybe({ years: 'number?', approximate: 'flag' }),
  band: 'string',
  bandReasons: ['string'],
  cautions: ['string'],
  /** How many cautions there are beside these. */
  moreCautions: 'number?',
  kidney: [{ name: 'string', reading: 'reading' }],
  drugsToNote: ['string'],
  paused: ['string'],
  adapt: ['string'],
  /** One of them can give a hypoglycaemia. */
  adaptHypoglycaemic: 'flag',
  staying: [{ name: 'string', continueFor: ['string'] }],
  inTrial: 'flag',
  figures: { direct1y: 'number', routine: 'number' },
  weightGoal: goalShape,
  goalToPropose: proposedShape,
  programmes: offeredShape,
  rows: rowsShape,
  unknown: ['string'],
} as const

type CandidateView = ViewOf<typeof candidateShape>

/** What the candidate card shows: what fits on a card; the rest is behind "why?". */
export function candidateView(candidate: RemissionCandidate, known: Known, figures: Figures): CandidateView {
  const { bmi, waist } = known.bodyMass
  const programmes = offeredView(known.fitting.slice(0, known.programmesForGoal.offered), bmi !== null)
  const offersAll = programmes.length === known.programmesForGoal.offered
  const adapt = adaptable(known.stayingDrugs)
  const cautions = rankedCautions(candidate, [
    ...(exists(adapt) ? hypoglycaemic : []),
    ...known.stayingDrugs.staying.flatMap(({ continueFor }) => continueFor),
  ])
  const paused = known.glucoseLowering.paused.map(({ name }) => name)
  const verifyList = known.glucoseLowering.toVerify
  const linesOnDrugs = [exists(adapt), exists(paused), verifyList !== null].filter((isLine) => isLine)
  const shown = cautions.slice(0, figures.cautionsShown - linesOnDrugs.length)
  const isRepeated = (fact: string) => fact === 'acr' && candidate.cautions.includes('albuminuria-once')
  const ladaAnswered = known.betaCell.level === 'sufficient'
  return {
    hba1c: known.hba1c.fresh,
    bmi,
    waist,
    verifyList,
    since: sinceOf(known),
    band: candidate.band,
    bandReasons: known.candidateChance.reasons,
    cautions: shown.map((code) => (code === 'rule-out-lada-mody' && ladaAnswered ? 'rule-out-mody' : code)),
    moreCautions: cautions.length > shown.length ? cautions.length - shown.length : null,
    kidney: known.kidney.filter(({ fact }) => !isRepeated(fact)).map((reading) => ({ name: reading.fact, reading })),
    drugsToNote: known.drugsToNote,
    paused,
    adapt,
    adaptHypoglycaemic: exists(adapt) && candidate.cautions.some((code) => hypoglycaemic.includes(code)),
    staying: known.stayingDrugs.staying.map(({ drug, continueFor }) => ({
      name: drug.name,
      continueFor: toldPurposes(continueFor),
    })),
    inTrial: isLikeTrial(candidate, known, figures),
    figures: { direct1y: figures.direct1y, routine: figures.routine },
    weightGoal: goalView(candidate.weightGoal),
    goalToPropose: offersAll ? null : proposedView(candidate.weightGoal),
    programmes,
    rows: rowsOf({ ...known, weight: known.weightCourse.now, fastingGlucose: known.remissionTest.glucose }),
    unknown: unknownOf(candidate, known),
  }
}

/** What can harm first; without what the lines on drugs tell. */
function rankedCautions({ cautions }: RemissionCandidate, told: readonly string[]): readonly string[] {
  const ranked = [...cautionRank, ...cautions.filter((code) => !cautionRank.includes(code))]
  return ranked.filter((code) => cautions.includes(code) && !told.includes(code))
}

/** Names of the drugs that are reviewed before a strict diet starts. */
function adaptable({ others }: StayingDrugs): readonly string[] {
  return [...new Set(others.filter((one) => adaptFirst.includes(one.class)).map(({ drug }) => drug.name))]
}

/** The trial took people who had diabetes for a short time and used no insulin. */
function isLikeTrial({ cautions }: RemissionCandidate, { durationYears }: Known, { directUnder }: Figures): boolean {
  return durationYears !== null && durationYears < directUnder && !cautions.includes('insulin')
}

/** Null where unknown; `years` is null in the first year. */
function sinceOf({ diabetesType: { diagnosis }, durationYears }: Known): CandidateView['since'] {
  return diagnosis && { years: durationYears || null, approximate: diagnosis.approximate }
}

function unknownOf({ feasibility }: RemissionCandidate, known: Known): readonly string[] {
  const values: readonly (readonly [string, unknown])[] = [
    [known.hba1c.unreliable ? 'hba1c-reliability' : 'hba1c', known.hba1c.fresh],
    ['weight', known.weightCourse.now],
    ['bmi', known.bodyMass.bmi],
    ['c-peptide', feasibility.betaCell === 'unknown' ? null : feasibility],
    ['muscle-mass', feasibility.muscleMass === 'unknown' ? null : feasibility],
  ]
  const absent = values.filter(([, found]) => found === null).map(([name]) => name)
  const unseen = sources.filter(([type]) => known.lacks(type)).map(([, name]) => name)
  return [...absent, ...unseen]
}
