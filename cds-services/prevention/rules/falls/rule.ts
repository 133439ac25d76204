import { atLeast, type CodedFact, defineRule, exists, monthsAfter, type Reading } from '../../../engine.ts'
import limitedLifeExpectancy from '../../../shared/limited-life-expectancy/concept.ts'
import localForms, { formsShape } from '../../concepts/local-forms/concept.ts'
import routeTaken from '../../concepts/route-taken/concept.ts'

const risks = ['fall', 'fall-count', 'fall-risk'] as const

export interface Falls {
  readonly because: readonly (typeof risks)[number][]
}

/** Whether the risk of falling is to be looked at: never by age alone. @see ./about.md */
export default defineRule({
  parameters: { oldFrom: 'a', within: 'mo', countFrom: '1' },
  reads: { limitedLifeExpectancy, localForms, routeTaken },
  silences: ['programme-running', 'recently-referred'],
  reasons: [...risks, 'under-65', 'limited-life-expectancy', 'no-fall-risk'],
  result: ['because'] satisfies readonly (keyof Falls)[],
  cards: {
    'at-risk': { view: { fall: 'string?', count: 'reading?', programmes: formsShape } },
  },
  despite: ['possible-diabetes'],
  decide(patient, { oldFrom, within, countFrom }, found, { notApplicable, recommend }) {
    const none: Falls = { because: [] }
    if (patient.age === null || patient.age < oldFrom) return notApplicable('under-65', none)
    if (found.limitedLifeExpectancy) return notApplicable('limited-life-expectancy', none)
    const isRecent = (day: string | null) => day !== null && monthsAfter(day, within) >= patient.asOf
    const newest = patient.series('falls').newest
    const count: Reading | null = newest && isRecent(newest.day) && atLeast(newest, countFrom) === true ? newest : null
    const fall = lastDay(patient.conditions('fall').filter(({ day }) => isRecent(day)))
    const holds: Readonly<Record<(typeof risks)[number], boolean>> = {
      fall: fall !== null,
      'fall-count': count !== null,
      'fall-risk': exists(patient.conditions('fall-risk')),
    }
    const because = risks.filter((risk) => holds[risk])
    const [first] = because
    if (!first) return notApplicable('no-fall-risk', none)
    const view = { fall, count, programmes: found.localForms('valpreventie') }
    return recommend(first, { because }, { name: 'at-risk', view }, found.routeTaken('valpreventie'))
  },
})

function lastDay(falls: readonly Pick<CodedFact, 'day'>[]): string | null {
  return (
    falls
      .flatMap(({ day }) => day ?? [])
      .sort()
      .at(-1) ?? null
  )
}
