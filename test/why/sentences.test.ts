import { describe, expect, it } from 'vitest'
import { type Decision, notApplicable, recommend } from '../../src/engine/decision.ts'
import type { LoadedRule, Service } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import { read } from '../../src/patient/read.ts'
import { explain } from '../../src/why/explain.ts'
import type { ExplainedDecision } from '../../src/why/explanation.ts'

const knowledge = await loadKnowledge()
const services = [...knowledge.services.values()]

const whole = 'switched-off'

/** What "why?" tells of a decision, as it would of one that a rule made. */
function told(service: Service, rule: LoadedRule, decision: Decision, notShown: string | null): ExplainedDecision {
  const gathered = { patientId: 'p1', resources: [], unavailable: new Set<string>() }
  const patient = read(gathered, knowledge, service, '2026-11-22', defaultSite)
  const silent = new Map(notShown === null ? [] : [[rule.name, notShown]])
  const composed = { cards: [], shown: new Map(), notShown: silent, againFrom: new Map() }
  const evaluation = { rule, decision, evidence: new Set<object>(), values: [] }
  const owner = service.rules.find(({ name }) => name === rule.partOf)
  const evaluations = [evaluation, ...(owner ? [{ ...evaluation, rule: owner, decision: notApplicable(whole) }] : [])]
  const [decided] = explain(service, knowledge, patient, evaluations, composed, 'nl').decisions
  const first = owner ? decided?.triggers?.[0] : decided
  if (!first) throw new Error('no decision was told')
  return first
}

const sentence = { nl: expect.stringMatching(/\S.*\.$/), en: expect.stringMatching(/\S.*\.$/) }

describe.each(services)(
  'what the service $id can answer has words: no reason and no silence is an error',
  (service) => {
    const cases = service.rules.flatMap((rule) => {
      const reasons = [...rule.rule.reasons, ...service.applies.concept.reasons, 'switched-off']
      const silences = [...rule.rule.silences, ...refusals(service), 'another-card-first']
      return [
        ...reasons.map((reason) => ({ rule, reason, silence: null })),
        ...silences.map((silence) => ({ rule, reason: rule.rule.reasons[0] ?? '', silence })),
      ]
    })

    it.each(cases)('$rule.name: $reason, $silence', ({ rule, reason, silence }) => {
      const decision = silence === null ? notApplicable(reason) : recommend(reason, {}, null)
      const { text, notShownText } = told(service, rule, decision, silence)
      expect(text).toEqual(sentence)
      expect(notShownText).toEqual(silence === null ? null : sentence)
    })
  },
)

function refusals({ overrideReasons }: Service): readonly string[] {
  return [...overrideReasons.values()].flatMap(({ silence }) => silence?.notShown ?? [])
}
