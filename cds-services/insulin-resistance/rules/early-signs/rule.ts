import { below, defineRule, exists, lowestOf, monthsAfter, type Reading } from '../../../engine.ts'
import earlyValues from '../../concepts/early-values/concept.ts'

/** A value and the day on which it was measured. */
interface Told {
  readonly value: number
  readonly date: string
}

export interface EarlySigns {
  readonly homaIr: Told | null
  readonly triglyceridesOverHdl: Told | null
  /** In mU/L. */
  readonly fastingInsulin: Told | null
}

/** Whether there are early values to show, or a hypoglycaemia without drugs that comes first. A draft: it judges no value. @see ./about.md */
export default defineRule({
  parameters: { within: 'mo', hypoglycaemiaBelow: 'mmol/L' },
  reads: { earlyValues },
  reasons: ['values-shown', 'hypoglycaemia-without-drugs', 'no-values'],
  result: ['homaIr', 'triglyceridesOverHdl', 'fastingInsulin'] satisfies readonly (keyof EarlySigns)[],
  cards: {
    values: {
      view: { homaIr: 'reading?', triglyceridesOverHdl: 'reading?', fastingInsulin: 'reading?', drugs: ['string'] },
    },
    hypoglycaemia: { view: { lowest: 'reading?', codedOn: 'string?', surgery: 'string?' } },
  },
  decide(patient, { within, hypoglycaemiaBelow }, found, { notApplicable, recommend }) {
    const { homaIr, triglyceridesOverHdl, fastingInsulin } = found.earlyValues
    const nothing: EarlySigns = { homaIr: null, triglyceridesOverHdl: null, fastingInsulin: null }
    const drugs = patient.drugs('glucose-lowering')

    const first = monthsAfter(patient.asOf, -within)
    const glucoses = patient.series('glucose').allWithin(within)
    const lowest = lowestOf(glucoses.filter((glucose) => below(glucose, hypoglycaemiaBelow) === true))
    const coded = [...patient.conditions('hypoglycaemia'), ...patient.conditions('hypoglycaemia-without-diabetes')]
    const codedOn =
      coded
        .flatMap(({ day }) => (day !== null && day >= first ? [day] : []))
        .sort()
        .at(-1) ?? null
    if ((lowest !== null || codedOn !== null) && !exists(drugs)) {
      const surgery =
        patient
          .procedures('bariatric-surgery')
          .map(({ day }) => day)
          .at(0) ?? null
      const view = { lowest, codedOn, surgery }
      return recommend('hypoglycaemia-without-drugs', nothing, { name: 'hypoglycaemia', view })
    }

    if (!homaIr && !triglyceridesOverHdl && !fastingInsulin) return notApplicable('no-values', nothing)
    const signs: EarlySigns = {
      homaIr: told(homaIr),
      triglyceridesOverHdl: told(triglyceridesOverHdl),
      fastingInsulin: told(fastingInsulin),
    }
    const using = drugs.filter(({ inUse }) => inUse).map(({ name }) => name)
    const view = { homaIr, triglyceridesOverHdl, fastingInsulin, drugs: using }
    return recommend('values-shown', signs, { name: 'values', view })
  },
})

function told(reading: Reading | null): Told | null {
  return reading && { value: reading.value, date: reading.day }
}
