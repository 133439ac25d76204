import { type CodedFact, defineConcept, type Names, type Patient } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import { vascularEvents } from '../../../shared/cardiorenal-risk/concept.ts'

/** Named by everybody who pays for the intervention. */
const named = ['waist', 'cardiovascular-disease', 'sleep-apnoea', 'osteoarthritis'] as const
/** Our reading of "other cardiovascular risk". */
const derived = ['hypertension', 'dyslipidaemia', 'prediabetes'] as const

type Risk = (typeof named)[number] | (typeof derived)[number]

/** What makes a raised weight matter more, in a fixed order. */
export interface WeightRelatedRisk {
  readonly codes: readonly Risk[]
  /** None of them is one that everybody who pays names. */
  readonly derivedOnly: boolean
}

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { bodyMass },
  result: ['codes', 'derivedOnly'],
  find(patient, _values, { bodyMass }): WeightRelatedRisk {
    const has = (...lists: readonly Names['conditions'][]) =>
      lists.some((list) => patient.conditions(list).some(isCertain))
    const takes = (name: Names['classes']) => patient.drugs(name).some(({ inUse }) => inUse)
    const holds: Readonly<Record<Risk, boolean>> = {
      waist: bodyMass.raisedWaist === true,
      'cardiovascular-disease': has('heart-failure', ...vascularEvents) || isRevascularised(patient),
      'sleep-apnoea': has('sleep-apnoea'),
      osteoarthritis: has('osteoarthritis'),
      hypertension: has('hypertension') || takes('antihypertensive'),
      dyslipidaemia: has('dyslipidaemia') || takes('lipid-modifying'),
      prediabetes: has('prediabetes', 'gestational-diabetes'),
    }
    const codes = [...named, ...derived].filter((risk) => holds[risk])
    return { codes, derivedOnly: named.every((risk) => !holds[risk]) }
  },
})

function isRevascularised(patient: Patient): boolean {
  return patient.procedures('revascularisation').some(isCertain)
}

/** What is doubtful, not confirmed or only remembered offers nothing. */
function isCertain({ confirmed, doubtful, confidence }: CodedFact): boolean {
  return confirmed && !doubtful && confidence !== 'C'
}
