import {
  atLeast,
  daysBetween,
  defineConcept,
  monthsAfter,
  type Patient,
  type Reading,
  yearsAfter,
  yearsBetween,
} from '../../../engine.ts'
import bodyMass, { type BodyMass } from '../../../shared/body-mass/concept.ts'
import iotfBoys from '../iotf-boys/concept.ts'
import iotfGirls from '../iotf-girls/concept.ts'
import type { CutOffs } from './cut-offs.ts'

type Grade = 'obesity' | 'overweight' | 'none'

/** The weight of a child for its age; what is missing where there is no grade. */
export interface ChildWeight {
  readonly grade: Grade | null
  readonly bmi: Reading | null
  /** Of a child whose sex is known. */
  readonly limits: CutOffs | null
  readonly missing: 'bmi' | 'sex' | 'birth-date' | null
}

/** @see ./about.md */
export default defineConcept({
  parameters: { within: 'mo', yearDays: 'd/a' },
  reads: { bodyMass, iotfBoys, iotfGirls },
  result: ['grade', 'missing'],
  find(patient, { within, yearDays }, { bodyMass, iotfBoys, iotfGirls }): ChildWeight {
    const { birth } = patient
    const lacks = (missing: ChildWeight['missing'], bmi: Reading | null = null): ChildWeight => ({
      grade: null,
      bmi,
      limits: null,
      missing,
    })
    const bmi = newestBmi(patient, bodyMass)
    if (!bmi || monthsAfter(bmi.day, within) < patient.asOf) return lacks('bmi')
    if (!birth || birth.approximate) return lacks('birth-date')
    const years = yearsBetween(birth.day, bmi.day)
    const age = years + daysBetween(yearsAfter(birth.day, years), bmi.day) / yearDays
    const [boy, girl] = [iotfBoys(age), iotfGirls(age)]
    if (!boy || !girl) return lacks('bmi')
    const own = { male: boy, female: girl, unknown: null }[patient.sex]
    const [one, other] = own ? [own, own] : [boy, girl]
    const grade = gradeOf(bmi, one)
    if (grade === null) return lacks('bmi')
    if (grade !== gradeOf(bmi, other)) return lacks('sex', bmi)
    return { grade, bmi, limits: own, missing: null }
  },
})

function gradeOf(bmi: Reading, { overweight, obesity }: CutOffs): Grade | null {
  const [over, obese] = [atLeast(bmi, overweight), atLeast(bmi, obesity)]
  if (obese === true) return 'obesity'
  if (over === 'unknown' || obese === 'unknown') return null
  return over ? 'overweight' : 'none'
}

/** Its own, or that of a weight and a height of one day where that is newer. */
function newestBmi(patient: Patient, { from }: Pick<BodyMass, 'from'>): Reading | null {
  const own = patient.series('bmi').newest
  const heights = patient.series('height')
  for (const weight of patient.series('weight')) {
    if (own && own.day >= weight.day) return own
    const height = heights.find(({ day }) => day === weight.day)
    const bmi = height && from(weight, height)
    if (bmi) return bmi
  }
  return own
}
