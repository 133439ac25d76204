import type { CarePlan, CarePlanActivity, ServiceRequest } from 'fhir/r4.js'
import type { AgreedTalk } from './agreed.ts'

/** Lines that are something to do. */
const tasks = ['chosen', 'does', 'practice-does', 'measure', 'again']

/**
 * The plan: that there was a talk, coded as the service reads it, the referrals, and as notes each thing that was agreed: words of an
 * activity would be read as a programme or a diet that is followed already. It goes on only where something was agreed; else it is over
 * with the talk. @see docs/reading.md#programmes
 */
export function planOf(
  { templates, goalShown, lines, decision, day, patientId, author, say }: AgreedTalk,
  goals: readonly string[],
  requests: readonly string[],
): CarePlan {
  const agreed = decision === 'later' || decision === 'not' ? [] : lines.filter(isTask)
  const activity: CarePlanActivity[] = [
    goalShown ? templates.talk : templates.talkWithoutGoal,
    ...requests.map((reference): CarePlanActivity => ({ reference: { reference } })),
  ]
  const goesOn = agreed.length > 0
  return {
    resourceType: 'CarePlan',
    status: goesOn ? 'active' : 'completed',
    intent: 'plan',
    title: say.plan,
    subject: { reference: `Patient/${patientId}` },
    period: { start: day, ...(!goesOn && { end: day }) },
    created: day,
    ...(author !== null && { author: { reference: author } }),
    ...(goals.length > 0 && { goal: goals.map((reference) => ({ reference })) }),
    activity,
    ...(agreed.length > 0 && { note: agreed.map(({ label, text }) => ({ text: `${label}: ${text}` })) }),
  }
}

/** Drafts of referrals to what was chosen, each with the id of the option. */
export function referralsOf({ templates, chosen, decision, lines, day }: AgreedTalk) {
  const mayStand = lines.some(({ kind, inRecord }) => kind === 'chosen' && inRecord === true)
  if (!mayStand || decision === 'later' || decision === 'not') return []
  return chosen.flatMap((id): readonly (readonly [string, ServiceRequest])[] => {
    const template = Object.hasOwn(templates.referrals, id) ? templates.referrals[id] : undefined
    return template ? [[id, { ...template, status: 'draft', authoredOn: day }]] : []
  })
}

function isTask({ kind, inRecord }: AgreedTalk['lines'][number]): boolean {
  return inRecord === true && tasks.includes(kind)
}
