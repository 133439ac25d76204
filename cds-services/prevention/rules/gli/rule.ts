import { atLeast, type Claim, defineRule, exists, isOneOf } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import exclusions from '../../../shared/exclusions/concept.ts'
import recentlyAsked, { askedSilences } from '../../../shared/recently-asked/concept.ts'
import { askedSources } from '../../../shared/recently-asked/sources.ts'
import localForms, { formsShape } from '../../concepts/local-forms/concept.ts'
import weightRelatedRisk, { type WeightRelatedRisk } from '../../concepts/weight-related-risk/concept.ts'

/** Of what keeps remission from being a goal, what keeps this programme from it too. */
const against = [
  'frailty',
  'limited-life-expectancy',
  'active-cancer',
  'unintended-weight-loss',
  'unexplained-weight-loss',
  'dementia',
  'pregnancy-wish',
  'breastfeeding',
  'eating-disorder',
] as const

export interface Gli {
  readonly eligible: Claim
  readonly because: readonly ('bmi-30' | WeightRelatedRisk['codes'][number])[]
  readonly prediabetes: boolean
}

/** Whether a person without diabetes qualifies for the combined lifestyle intervention. @see ./about.md */
export default defineRule({
  parameters: { adultFrom: 'a', raisedFrom: 'kg/m2', bmiAlone: 'kg/m2', insurerFrom: 'kg/m2' },
  reads: { bodyMass, exclusions, localForms, recentlyAsked, weightRelatedRisk },
  needs: ['CarePlan', 'ServiceRequest', 'Procedure', 'Goal', 'Communication'],
  silences: askedSilences,
  reasons: ['eligible', 'under-18', ...against, 'bmi', 'bmi-below', 'waist', 'sex', 'no-risk', 'depends-on-insurer'],
  result: ['eligible', 'because', 'prediabetes'] satisfies readonly (keyof Gli)[],
  cards: {
    eligible: {
      view: {
        bmi: 'reading',
        waist: 'reading?',
        because: ['string'],
        insurer: 'flag',
        programmes: formsShape,
        unknown: ['string'],
      },
    },
  },
  decide(patient, values, found, { missing, notApplicable, recommend }) {
    const { codes, derivedOnly } = found.weightRelatedRisk
    const { bmi, waist, raisedWaist } = found.bodyMass
    const answer = (eligible: Claim, because: Gli['because'] = []): Gli => ({
      eligible,
      because,
      prediabetes: codes.includes('prediabetes'),
    })
    if (patient.age === null || patient.age < values.adultFrom) return notApplicable('under-18', answer(false))
    const excluded = found.exclusions.codes.find((code) => isOneOf(against, code))
    if (excluded) return notApplicable(excluded, answer(false))
    const raised = bmi ? atLeast(bmi, values.raisedFrom) : 'unknown'
    if (!bmi || raised === 'unknown') return missing(['bmi'], answer('unknown'))
    if (!raised) return notApplicable('bmi-below', answer(false))

    const alone = atLeast(bmi, values.bmiAlone) === true
    const because: Gli['because'] = [...(alone ? (['bmi-30'] as const) : []), ...codes]
    if (exists(because)) {
      const view = {
        bmi,
        waist,
        because,
        insurer: !alone && derivedOnly,
        programmes: found.localForms('gli'),
        unknown: askedSources.filter(([type]) => patient.lacks(type)).map(([, name]) => name),
      }
      return recommend('eligible', answer(true, because), { name: 'eligible', view }, found.recentlyAsked)
    }
    if (raisedWaist === 'unknown') return missing([waist ? 'sex' : 'waist'], answer('unknown'))
    if (atLeast(bmi, values.insurerFrom) === true) return notApplicable('depends-on-insurer', answer('unknown'))
    return notApplicable('no-risk', answer(false))
  },
})
