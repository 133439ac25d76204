import type { Reading, Shown } from '../../../src/engine/rule.ts'
import type { BodyMass } from '../../concepts/body-mass/concept.ts'
import type { CandidateChance } from '../../concepts/candidate-chance/concept.ts'
import type { GlucoseLowering } from '../../concepts/glucose-lowering/concept.ts'
import type { Hba1c } from '../../concepts/hba1c/concept.ts'
import type { Fit } from '../../concepts/programme-fit/concept.ts'
import type { RemissionTest } from '../../concepts/remission-test/concept.ts'
import type { WeightCourse } from '../../concepts/weight-course/concept.ts'
import type { RemissionCandidate } from './rule.ts'

interface Known {
  readonly bodyMass: BodyMass
  readonly candidateChance: CandidateChance
  readonly fitting: readonly Fit[]
  readonly durationYears: number | null
  readonly glucoseLowering: GlucoseLowering
  readonly hba1c: Hba1c
  readonly lacks: (type: string) => boolean
  readonly remissionTest: RemissionTest
  readonly weightCourse: WeightCourse
}

interface Figures {
  readonly direct1y: number
  readonly direct2y: number
  readonly direct5y: number
  readonly routine: number
  readonly gliLoss: number
}

const adaptFirst: readonly string[] = ['insulin', 'hypoglycaemic-drug', 'sglt2']
const sources: Readonly<Record<string, string>> = {
  CarePlan: 'care-plans',
  ServiceRequest: 'referrals',
  Procedure: 'procedures',
  Goal: 'goals',
}

/** What the candidate card shows: the values behind the decision, and what is not known. */
export function candidateView(candidate: RemissionCandidate, known: Known, figures: Figures): Record<string, Shown> {
  const { bmi, waist } = known.bodyMass
  const { inUse } = known.glucoseLowering
  const goal = candidate.weightGoal
  return {
    hba1c: known.hba1c.fresh,
    fastingGlucose: known.remissionTest.glucose,
    weight: known.weightCourse.now,
    bmi,
    waist,
    drugs: inUse.flatMap(({ classes }) => classes),
    noDrugs: inUse.length === 0,
    durationYears: known.durationYears,
    band: candidate.band,
    bandReasons: known.candidateChance.reasons,
    cautions: candidate.cautions,
    adaptFirst: candidate.cautions.some((code) => adaptFirst.includes(code)),
    feasibility: candidate.feasibility,
    unknown: unknownOf(candidate, known),
    weightGoal: goal && {
      ...goal,
      targetKg: known.weightCourse.now ? Number((goal.baselineKg - goal.kg).toFixed(1)) : null,
    },
    gliFallsShort: goal !== null && goal.kg > figures.gliLoss && candidate.programmes.includes('gli'),
    programmes: known.fitting.map(({ programme, met, unknown }) => ({
      id: programme.id,
      name: programme.name,
      who: programme.who,
      why: met.map(({ kind }) => kind),
      unknown: unknown.map(({ kind }) => kind),
    })),
    figures: { ...figures, gliLossKg: figures.gliLoss },
  }
}

function unknownOf({ feasibility }: RemissionCandidate, known: Known): readonly string[] {
  const values: readonly (readonly [string, Reading | null])[] = [
    ['hba1c', known.hba1c.fresh],
    ['fasting-glucose', known.remissionTest.glucose],
    ['weight', known.weightCourse.now],
    ['waist', known.bodyMass.waist],
  ]
  const absent = values.filter(([, reading]) => reading === null).map(([name]) => name)
  const factors = Object.entries(feasibility)
    .filter(([, factor]) => factor === 'unknown')
    .map(([name]) => name)
  const unseen = Object.entries(sources)
    .filter(([type]) => known.lacks(type))
    .map(([, name]) => name)
  return [...absent, ...factors, ...unseen]
}
