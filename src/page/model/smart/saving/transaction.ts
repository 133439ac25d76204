import type { Bundle, CarePlan, Goal, ServiceRequest } from 'fhir/r4.js'
import { type AgreedTalk, talkSystem } from './agreed.ts'
import { ownGoal, refusalGoal } from './goals.ts'
import { planOf, referralsOf } from './plan.ts'

export type Written = CarePlan | Goal | ServiceRequest

/**
 * What saving writes of a talk, whole or not at all: goals, drafts of referrals, and the plan that refers to them. Each carries an
 * identifier of the talk, by which a server that has it already writes it no second time; the same talk gives the same transaction.
 * @see https://hl7.org/fhir/R4/http.html#ccreate "Conditional create"
 */
export function transactionOf(talk: AgreedTalk): Bundle<Written> {
  let count = 0
  const goals = [entryOf(ownGoal(talk), 'goal'), entryOf(refusalGoal(talk), 'refusal')].filter((each) => each !== null)
  const requests = referralsOf(talk).map(([id, request]) => made(request, `referral/${id}`))
  const [goalUrls, requestUrls] = [goals, requests].map((entries) => entries.map(({ fullUrl }) => fullUrl))
  const plan = made(planOf(talk, goalUrls ?? [], requestUrls ?? []), 'plan')
  return { resourceType: 'Bundle', type: 'transaction', entry: [...goals, ...requests, plan] }

  function entryOf(resource: Written | null, part: string) {
    return resource && made(resource, part)
  }

  function made(resource: Written, part: string) {
    const value = `${talk.id}/${part}`
    return {
      // A UUID of this talk for each, so that it is the same each time.
      fullUrl: `urn:uuid:${talk.id.slice(0, 24)}${(count++).toString(16).padStart(12, '0')}`,
      resource: { ...resource, identifier: [...(resource.identifier ?? []), { system: talkSystem, value }] },
      request: {
        method: 'POST' as const,
        url: resource.resourceType,
        ifNoneExist: new URLSearchParams({ identifier: `${talkSystem}|${value}` }).toString(),
      },
    }
  }
}
