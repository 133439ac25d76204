import { changeIn, defineConcept, monthsAfter, percentFall } from '../../../engine.ts'
import sinceStart, { type FollowedMeasure } from '../since-start/concept.ts'

/** Null where it cannot be said. */
export interface ChangeOutcome {
  readonly hba1c: number | null
  readonly weight: number | null
  readonly weightLoss: number | null
  readonly weightLossOtherwise: number | null | 'not-asked'
}

/** @see ./about.md */
export default defineConcept({
  parameters: { otherFrom: 'mo' },
  reads: { sinceStart },
  result: ['hba1c', 'weight', 'weightLoss', 'weightLossOtherwise'],
  find(patient, { otherFrom }, { sinceStart }): ChangeOutcome {
    const { since = null, from = '' } = patient.followed ?? {}
    if (since === null) return { hba1c: null, weight: null, weightLoss: null, weightLossOtherwise: 'not-asked' }
    const changes = sinceStart(since, from)
    const changeOf = (name: FollowedMeasure) => changes.find(({ measure }) => measure === name)
    const [hba1c, weight] = [changeOf('hba1c'), changeOf('weight')]
    const weightLoss = weight ? percentFall(weight.from, weight.to) : null
    return {
      hba1c: hba1c ? changeIn(hba1c.from, hba1c.to) : null,
      weight: weight ? changeIn(weight.from, weight.to) : null,
      weightLoss,
      weightLossOtherwise: otherwise(monthsAfter(since, -otherFrom)) ? weightLoss : 'not-asked',
    }

    function otherwise(first: string): boolean {
      const operated = patient.procedures('bariatric-surgery').some(({ day }) => day === null || day >= first)
      const used = patient.drugs('weight-drug', 'glp1').some(({ inUse, end }) => inUse || end === null || end >= first)
      return operated || used
    }
  },
})
