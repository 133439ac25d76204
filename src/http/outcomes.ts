import type { Share } from '../budget/memory.ts'
import type { Day } from '../calendar.ts'
import { accept, offeredServices } from '../call/accept.ts'
import { rank } from '../cards/rank.ts'
import { decideInSteps } from '../engine/decide.ts'
import { wantedCards } from '../engine/wanted-card.ts'
import { CdsError } from '../errors.ts'
import { exampleCall, fixtureNames, readFixture, shiftBundle } from '../examples/fixture.ts'
import type { CardKind, Outcome } from '../examples/outcome.ts'
import { gather } from '../gather/gather.ts'
import { byUrgency } from '../knowledge/indicator.ts'
import type { Service } from '../knowledge/knowledge.ts'
import { read } from '../patient/read.ts'
import type { Context } from './context.ts'

type Asked = Pick<Context, 'config' | 'knowledge' | 'today'>

/**
 * What the services make of the example patients, worked out when it is first asked on a day and kept until the next; none where examples are off.
 * Each patient has a turn of their own, so that no call waits for all of them.
 * @see docs/decisions/page.md
 */
export function outcomesOfExamples(asked: Asked): (share: Share) => Promise<readonly Outcome[]> {
  let kept: { readonly day: Day; readonly found: Promise<readonly Outcome[]> } | null = null
  return (share) => {
    const day = asked.today()
    if (kept?.day !== day) {
      const found = outcomesOn(day, asked, share)
      kept = { day, found }
      found.catch(() => {
        if (kept?.found === found) kept = null
      })
    }
    return kept.found
  }
}

async function outcomesOn(day: Day, asked: Asked, share: Share): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const name of asked.config.examples ? fixtureNames() : []) {
    const cards: CardKind[] = []
    for (const service of offeredServices(asked.knowledge)) {
      await share.work.turn()
      cards.push(...(await cardsOf(name, service, day, asked, share)))
    }
    cards.sort(byUrgency)
    outcomes.push({ name, cards })
  }
  return outcomes
}

/** The kinds of card that a call about the patient would be answered with; none where the service would refuse it. */
async function cardsOf(name: string, called: Service, day: Day, { config, knowledge }: Asked, share: Share) {
  const work = share.work.another()
  try {
    const { service, call } = accept(called.id, exampleCall(shiftBundle(readFixture(name), day), called), knowledge)
    const { gatherDeadline } = config
    const gathered = await gather(call, service, { fhirServers: new Set(), gatherDeadline, share })
    const patient = read(gathered, knowledge, service, day, config.site)
    await work.run(patient.ahead())
    const evaluations = await work.run(decideInSteps(service, knowledge, patient))
    const shown = rank(wantedCards(evaluations), service.rankings).flatMap((placed) => placed.shown)
    return shown.map(({ evaluation, indicator }) => ({ service: service.id, rule: evaluation.rule.name, indicator }))
  } catch (error) {
    if (error instanceof CdsError) return []
    throw error
  }
}
