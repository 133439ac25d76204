import { type CodedFact, defineConcept, exists, monthsAfter, type Names } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import examinations from '../../../shared/examinations/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'

/** In the order in which they are told. */
const items = [
  'weight',
  'height',
  'waist',
  'blood-pressure',
  'lipids',
  'fasting-glucose',
  'hba1c',
  'egfr',
  'acr',
  'fundus',
  'feet',
  'smoking',
] as const

export type Item = (typeof items)[number]

/** @see ./about.md */
export default defineConcept({
  parameters: { yearly: 'mo', fundusWithin: 'mo', askedWithin: 'mo' },
  reads: { bodyMass, examinations, hba1c },
  find(patient, { yearly, fundusWithin, askedWithin }, { bodyMass, examinations, hba1c }): readonly Item[] {
    const isWithin = (day: string | null, months: number) => day !== null && monthsAfter(day, months) >= patient.asOf
    const isFresh = (...measures: readonly Names['measures'][]) =>
      measures.some((measure) => patient.series(measure).fresh !== null)
    const isYearly = (measure: Names['measures']) => exists(patient.series(measure).allWithin(yearly))
    const done: Readonly<Record<Item, boolean>> = {
      weight: isFresh('weight'),
      height: bodyMass.height !== null,
      waist: isFresh('waist'),
      'blood-pressure': isFresh('systolic'),
      lipids: isFresh('ldl', 'hdl', 'triglycerides', 'cholesterol'),
      'fasting-glucose': patient.series('glucose', 'fasting', 'venous').fresh !== null,
      hba1c: hba1c.unreliable || hba1c.fresh !== null,
      egfr: isYearly('egfr'),
      acr: isYearly('acr'),
      fundus:
        isWithin(examinations('fundus-exam'), fundusWithin) ||
        patient.requests('fundus').some(({ day }) => isWithin(day, askedWithin)),
      feet: isWithin(examinations('foot-exam'), yearly),
      smoking: patient.findings('smoking').some((fact) => isAnswer(fact) && isWithin(fact.day, yearly)),
    }
    return items.filter((item) => !done[item])
  },
})

const noAnswers: readonly unknown[] = ['smoking-unknown', 'unknown-answer']

function isAnswer({ answers, answer }: CodedFact): boolean {
  return exists(answers) ? !answers.some(({ list }) => noAnswers.includes(list)) : answer !== null
}
