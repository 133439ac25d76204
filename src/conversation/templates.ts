import type { CarePlan, CarePlanActivity, Goal, ServiceRequest } from 'fhir/r4.js'
import { present } from '../cards/present.ts'
import { suggest } from '../cards/suggestion.ts'
import type { Language, Programme, Service } from '../knowledge/knowledge.ts'
import { given, type View } from '../template/words.ts'
import type { Known } from './known.ts'
import type { Templates } from './sheet.ts'

/** What is written when the professional saves: what the cards suggest, so that the service knows it again. */
export function templatesOf(
  known: Known,
  service: Service,
  offered: readonly Programme[],
  language: Language,
): Templates {
  const { templates, since } = { ...known.texts.page, ...known.texts.course }
  const { explanation, asOf } = known
  const speech = { language, terms: known.knowledge.terms }
  const condition = explanation.facts.find(({ fact, used }) => used && fact === since.fact)?.source
  const view: View = {
    patient: { reference: given(explanation.patient) },
    today: present(asOf, 'today', speech),
    resources: { condition: condition === undefined ? null : { reference: given(condition) } },
  }
  const draft = (name: string, more: View = {}) => {
    const text = service.suggestions.get(name)
    const [suggestion] = text ? suggest(text, { ...view, ...more }, {}, language) : []
    const [action] = suggestion?.actions ?? []
    if (!action || !('resource' in action)) throw new Error(`the suggestion "${name}" drafts nothing`)
    return action.resource
  }
  const talk = (name: string) => activityOf(draft(name) as unknown as CarePlan, name)
  return {
    talk: talk(templates.talk),
    talkWithoutGoal: talk(templates.talkWithoutGoal),
    refusal: refusal(templates.refusal[language], known),
    referrals: Object.fromEntries(
      offered.map(({ id, name }) => {
        const programmes = present([{ id, name }], 'programmes', speech)
        return [id, draft(templates.referral, { programmes }) as unknown as ServiceRequest]
      }),
    ),
  }
}

function activityOf({ activity = [] }: CarePlan, name: string): CarePlanActivity {
  const [first] = activity
  if (!first) throw new Error(`the suggestion "${name}" drafts a plan without an activity`)
  return first
}

function refusal(text: string, { explanation, asOf }: Known): Goal {
  return {
    resourceType: 'Goal',
    lifecycleStatus: 'rejected',
    description: { text },
    subject: { reference: explanation.patient },
    statusDate: asOf,
  }
}
