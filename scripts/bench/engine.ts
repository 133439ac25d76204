import { ownShare } from '../../src/budget/memory.ts'
import { dayAt } from '../../src/calendar.ts'
import { accept, offeredServices } from '../../src/call/accept.ts'
import { compose } from '../../src/cards/compose.ts'
import { readConfig } from '../../src/config.ts'
import { decide } from '../../src/engine/decide.ts'
import { gather } from '../../src/gather/gather.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { read } from '../../src/patient/read.ts'
import { benchBody } from './body.ts'

/** What the engine does in a second without HTTP and without parsing: one judgement is all rules for one patient. */
export interface EngineRate {
  readonly judgements: number
  readonly decisions: number
  readonly withCards: number
}

/** Reads and judges the same call over and over for so many seconds each, first without and then with cards. */
export async function measureEngine(knowledge: Knowledge, observations: number, seconds: number): Promise<EngineRate> {
  const config = readConfig({})
  const today = dayAt(Date.now())
  const [first] = offeredServices(knowledge)
  const { service, call } = accept(first?.id ?? '', JSON.parse(benchBody(observations)), knowledge)
  const gathered = await gather(call, service, { ...config, share: ownShare() })
  const judge = () => {
    const patient = read(gathered, knowledge, service, today, config.site)
    return { patient, evaluations: decide(service, knowledge, patient) }
  }
  const show = () => {
    const { patient, evaluations } = judge()
    return compose(service, knowledge, patient, evaluations, 'nl')
  }
  perSecond(judge, seconds)
  const judgements = perSecond(judge, seconds)
  return { judgements, decisions: judgements * service.rules.length, withCards: perSecond(show, seconds) }
}

function perSecond(work: () => unknown, seconds: number): number {
  const start = performance.now()
  let done = 0
  for (; performance.now() - start < seconds * 1000; done++) work()
  return (done * 1000) / (performance.now() - start)
}
