import { defineRule, isOneOf } from '../../../engine.ts'
import exclusions from '../../../shared/exclusions/concept.ts'
import childWeight from '../../concepts/child-weight/concept.ts'
import localForms, { formsShape } from '../../concepts/local-forms/concept.ts'
import routeTaken from '../../concepts/route-taken/concept.ts'

/** Of what keeps weight loss from being a goal, what holds for children too. */
const against = ['limited-life-expectancy', 'active-cancer', 'eating-disorder'] as const

export interface Children {
  readonly grade: 'obesity' | 'overweight' | 'none' | null
  readonly bmi: number | null
  /** Limits at the age at which it was measured; null without a known sex. */
  readonly overweightFrom: number | null
  readonly obesityFrom: number | null
}

/** Whether a child is overweight for its age, and the chain approach is to be discussed. @see ./about.md */
export default defineRule({
  parameters: { childFrom: 'a', adultFrom: 'a' },
  reads: { childWeight, exclusions, localForms, routeTaken },
  silences: ['programme-running', 'recently-referred'],
  reasons: ['obesity', 'overweight', 'not-overweight', 'under-2', 'adult', ...against, 'bmi', 'sex', 'birth-date'],
  result: ['grade', 'bmi', 'overweightFrom', 'obesityFrom'] satisfies readonly (keyof Children)[],
  cards: {
    raised: {
      view: {
        bmi: 'reading',
        grade: 'string',
        overweightFrom: 'number?',
        obesityFrom: 'number?',
        programmes: formsShape,
      },
    },
  },
  decide(patient, { childFrom, adultFrom }, found, { missing, notApplicable, recommend }) {
    const { grade, bmi, limits } = found.childWeight
    const none: Children = { grade: null, bmi: null, overweightFrom: null, obesityFrom: null }
    if (patient.age === null || patient.age >= adultFrom) return notApplicable('adult', none)
    if (patient.age < childFrom) return notApplicable('under-2', none)
    const excluded = found.exclusions.codes.find((code) => isOneOf(against, code))
    if (excluded) return notApplicable(excluded, none)
    if (grade === null || bmi === null) return missing([found.childWeight.missing ?? 'bmi'], none)
    const [overweightFrom, obesityFrom] = limits ? [limits.overweight, limits.obesity].map(hundredths) : []
    const result: Children = {
      grade,
      bmi: bmi.value,
      overweightFrom: overweightFrom ?? null,
      obesityFrom: obesityFrom ?? null,
    }
    if (grade === 'none') return notApplicable('not-overweight', result)
    const programmes = found.localForms('ketenaanpak-kinderen')
    const view = {
      bmi,
      grade,
      overweightFrom: limits && tenthsFrom(limits.overweight),
      obesityFrom: limits && tenthsFrom(limits.obesity),
      programmes,
    }
    return recommend(grade, result, { name: 'raised', view }, found.routeTaken('ketenaanpak-kinderen'))
  },
})

/** In "why?" a limit is told as the table tells its own. */
function hundredths(limit: number): number {
  return Number(limit.toFixed(2))
}

/** The lowest BMI that reaches a limit, in tenths as BMI is told. */
function tenthsFrom(limit: number): number {
  return Math.ceil(Number((limit * 10).toFixed(6))) / 10
}
