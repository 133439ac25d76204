import type { Reading, Shown } from '../../../src/engine/rule.ts'
import type { BetaCell } from '../../concepts/beta-cell/concept.ts'
import type { BodyMass } from '../../concepts/body-mass/concept.ts'
import type { CandidateChance } from '../../concepts/candidate-chance/concept.ts'
import type { DiabetesType } from '../../concepts/diabetes-type/concept.ts'
import type { GlucoseLowering } from '../../concepts/glucose-lowering/concept.ts'
import type { Hba1c } from '../../concepts/hba1c/concept.ts'
import type { MetabolicProfile } from '../../concepts/metabolic-profile/concept.ts'
import { profileView, unknownIn } from '../../concepts/metabolic-profile/view.ts'
import type { Fit } from '../../concepts/programme-fit/concept.ts'
import type { WeightCourse } from '../../concepts/weight-course/concept.ts'
import type { RemissionCandidate } from './rule.ts'

interface Known {
  readonly betaCell: BetaCell
  readonly bodyMass: BodyMass
  readonly candidateChance: CandidateChance
  readonly diabetesType: DiabetesType
  readonly fitting: readonly Fit[]
  /** Whole years since the diagnosis. */
  readonly durationYears: number | null
  readonly glucoseLowering: GlucoseLowering
  readonly hba1c: Hba1c
  readonly lacks: (type: string) => boolean
  readonly kidney: readonly Reading[]
  readonly drugsToNote: readonly string[]
  readonly metabolicProfile: MetabolicProfile
  readonly weightCourse: WeightCourse
}

interface Figures {
  readonly direct1y: number
  readonly direct2y: number
  readonly direct5y: number
  readonly routine: number
  readonly gliLoss: number
  readonly lossFrom: number
  readonly lossTo: number
  readonly programmesShown: number
}

const adaptFirst: readonly string[] = ['insulin', 'hypoglycaemic-drug', 'sglt2']
const sources: Readonly<Record<string, string>> = {
  CarePlan: 'care-plans',
  ServiceRequest: 'referrals',
  Procedure: 'procedures',
  Goal: 'goals',
  Communication: 'communications',
  MedicationDispense: 'supplies',
}

/** What the candidate card shows: the values behind the decision, and what is not known. */
export function candidateView(candidate: RemissionCandidate, known: Known, figures: Figures): Record<string, Shown> {
  const { bmi, waist } = known.bodyMass
  const { metabolicProfile } = known
  const drugs = drugsOf(known.glucoseLowering)
  const goal = candidate.weightGoal
  return {
    hba1c: known.hba1c.fresh,
    hba1cUnreliable: known.hba1c.unreliable,
    weight: known.weightCourse.now,
    bmi,
    waist,
    drugs,
    noDrugs: drugs.length === 0,
    verifyList: known.glucoseLowering.toVerify,
    profile: profileView(metabolicProfile),
    syndrome: metabolicProfile.syndrome,
    since: sinceOf(known),
    band: candidate.band,
    bandReasons: known.candidateChance.reasons,
    cautions: candidate.cautions,
    kidney: known.kidney.map((reading) => ({ name: reading.fact, reading })),
    drugsToNote: known.drugsToNote,
    adaptFirst: candidate.cautions.some((code) => adaptFirst.includes(code)),
    ruleOutFirst: candidate.cautions.includes('rule-out-lada-mody'),
    factors: factorsOf(candidate, known),
    unknown: unknownOf(candidate, known),
    weightGoal: goal && { ...goal, targetKg: Number((goal.baselineKg - goal.kg).toFixed(1)) },
    gliFallsShort: goal !== null && goal.kg > figures.gliLoss && known.fitting.some(isGli),
    programmes: known.fitting.slice(0, figures.programmesShown).map(({ programme, unknown }) => ({
      id: programme.id,
      name: programme.name,
      who: programme.who,
      consent: programme.consent,
      unknown: unknown.map((criterion) => toCheck(criterion, bmi !== null)),
    })),
    figures: { ...figures },
  }
}

/** What is asked about a criterion that is open; of a BMI that is known it is the waist. */
function toCheck(criterion: Fit['unknown'][number], bmiKnown: boolean): string {
  if (criterion.kind === 'has') return criterion.condition
  return criterion.kind === 'bmi' && bmiKnown ? 'waist' : criterion.kind
}

/** The GLI, or one of its variants that a region offers in its place. */
function isGli({ programme: { id, variantOf } }: Fit): boolean {
  return id === 'gli' || variantOf === 'gli'
}

/** Classes in use, each once; what was not recognised is one of them. */
function drugsOf({ inUse, unclassified }: GlucoseLowering): readonly string[] {
  const current = [...inUse, ...unclassified.filter((drug) => drug.inUse)]
  return [...new Set(current.flatMap(({ classes }) => classes))]
}

/** Null where unknown; `years` is null in the first year. */
function sinceOf({ diabetesType: { diagnosis }, durationYears }: Known): Shown {
  return diagnosis && { years: durationYears || null, approximate: diagnosis.approximate }
}

/** The factors of feasibility that are known, with what each rests on. */
function factorsOf({ feasibility }: RemissionCandidate, known: Known): readonly Shown[] {
  const { diagnosis } = known.diabetesType
  const grounds: Readonly<Record<string, Readonly<Record<string, Shown>>>> = {
    duration: { day: diagnosis?.day, approximate: diagnosis?.approximate },
    betaCell: { reading: known.betaCell.cPeptide },
    comorbidity: { codes: known.candidateChance.comorbidity },
  }
  return Object.entries(feasibility)
    .filter(([, claim]) => claim !== 'unknown')
    .map(([factor, claim]) => ({
      factor,
      claim,
      reading: null,
      codes: [],
      day: null,
      approximate: false,
      ...grounds[factor],
    }))
}

function unknownOf({ feasibility }: RemissionCandidate, known: Known): readonly string[] {
  const values: readonly (readonly [string, Reading | null])[] = [
    ['hba1c', known.hba1c.fresh],
    ['weight', known.weightCourse.now],
    ['bmi', known.bodyMass.bmi],
  ]
  const absent = values.filter(([, reading]) => reading === null).map(([name]) => name)
  const factors = Object.entries(feasibility)
    .filter(([, factor]) => factor === 'unknown')
    .map(([name]) => (name === 'betaCell' && known.betaCell.cPeptide ? 'c-peptide-not-judged' : name))
  const unseen = Object.entries(sources)
    .filter(([type]) => known.lacks(type))
    .map(([, name]) => name)
  return [...absent, ...unknownIn(known.metabolicProfile), ...factors, ...unseen]
}
