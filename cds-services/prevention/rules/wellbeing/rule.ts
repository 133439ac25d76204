import { type CodedFact, defineRule, exists, type Names, recent } from '../../../engine.ts'
import limitedLifeExpectancy from '../../../shared/limited-life-expectancy/concept.ts'
import recentlyAsked, { askedSilences } from '../../../shared/recently-asked/concept.ts'
import localForms, { formsShape } from '../../concepts/local-forms/concept.ts'

const active: readonly unknown[] = ['active', 'recurrence', 'relapse']

export interface Wellbeing {
  readonly because: readonly Names['marks'][]
}

/** Whether social prescribing fits someone with a psychosocial problem. @see ./about.md */
export default defineRule({
  parameters: { adultFrom: 'a', problemWithin: 'mo', severeWithin: 'mo', crisisWithin: 'mo' },
  reads: { limitedLifeExpectancy, localForms, recentlyAsked },
  silences: askedSilences,
  reasons: ['problem', 'under-18', 'crisis', 'limited-life-expectancy', 'dementia', 'no-problem', 'not-in-region'],
  result: ['because'] satisfies readonly (keyof Wellbeing)[],
  cards: { problem: { view: { because: ['string'], programmes: formsShape } } },
  despite: ['pregnant', 'possible-diabetes'],
  decide(patient, values, found, { notApplicable, recommend }) {
    const none: Wellbeing = { because: [] }
    const isActive = ({ status }: CodedFact) => active.includes(status)
    const within = (months: number) => recent(patient.asOf, months)
    if (patient.age === null || patient.age < values.adultFrom) return notApplicable('under-18', none)
    const severe = patient.conditions('severe-psychiatric')
    const began = within(values.severeWithin)
    const suicidal = patient.conditions('suicidality').some(within(values.crisisWithin))
    if (suicidal || severe.some((each) => isActive(each) || began(each))) return notApplicable('crisis', none)
    if (found.limitedLifeExpectancy) return notApplicable('limited-life-expectancy', none)
    if (exists(patient.conditions('dementia'))) return notApplicable('dementia', none)

    const lately = within(values.problemWithin)
    const problems = patient
      .conditions('psychosocial-problem')
      .filter((each) => isCertain(each) && (isActive(each) || (each.day !== null && lately(each))))
    const because = [...new Set(problems.flatMap(({ mark }) => mark ?? []))]
    if (!exists(problems)) return notApplicable('no-problem', none)
    const programmes = found.localForms('welzijn-op-recept')
    if (!exists(programmes)) return notApplicable('not-in-region', { because })
    const isReferred = patient.conditions('welfare-referral').some(lately)
    const silence = found.recentlyAsked ?? (isReferred ? 'recently-referred' : null)
    return recommend('problem', { because }, { name: 'problem', view: { because, programmes } }, silence)
  },
})

/** What is doubtful, not confirmed or only remembered offers nothing. */
function isCertain({ confirmed, doubtful, confidence }: CodedFact): boolean {
  return confirmed && !doubtful && confidence !== 'C'
}
