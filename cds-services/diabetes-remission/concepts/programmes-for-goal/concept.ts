import { defineConcept } from '../../../engine.ts'
import { isStrict } from '../../../shared/programme-course/strict-diet.ts'
import programmeFit, { type Fit } from '../../../shared/programme-fit/concept.ts'
import retinopathy from '../../../shared/retinopathy/concept.ts'
import weightGoal from '../weight-goal/concept.ts'

/** The programmes that fit, best first: for a goal of weight, and for metabolic health alone. */
export interface ProgrammesForGoal {
  readonly ofWeight: readonly Fit[]
  readonly ofHealth: readonly Fit[]
  /** So many are offered on a card. */
  readonly offered: number
}

/** @see ./about.md */
export default defineConcept({
  parameters: { generalLoss: 'kg', offered: '1' },
  reads: { programmeFit, retinopathy, weightGoal },
  result: ['ofWeight', 'ofHealth', 'offered'],
  find(_patient, { generalLoss, offered }, { programmeFit, retinopathy, weightGoal }): ProgrammesForGoal {
    const fitting = programmeFit.filter(({ fits }) => fits)
    const asksMore = weightGoal !== null && weightGoal.kg > generalLoss
    const isIntensive = ({ programme }: Fit) => programme.intensity === 'intensive'
    return {
      ofWeight: asksMore ? reaching(fitting, isIntensive, offered) : fitting,
      offered,
      ofHealth: fitting.filter((fit) => !(retinopathy && isStrict(fit.programme))),
    }
  },
})

/** What is made for this person first, then what reaches the goal; of those that are offered at least one reaches it, where any does. */
function reaching(fitting: readonly Fit[], reaches: (fit: Fit) => boolean, offered: number): readonly Fit[] {
  const ranked = [...fitting].sort(
    (one, other) =>
      Number(one.foreign) - Number(other.foreign) ||
      Number(other.special) - Number(one.special) ||
      Number(reaches(other)) - Number(reaches(one)),
  )
  const best = ranked.find((fit) => reaches(fit) && !fit.foreign)
  if (!best || ranked.slice(0, offered).some(reaches)) return ranked
  return ranked.filter((fit) => fit !== best).toSpliced(offered - 1, 0, best)
}
