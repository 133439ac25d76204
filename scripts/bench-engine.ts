import { readConfig } from '../src/config.ts'
import { accept } from '../src/engine/accept.ts'
import { compose } from '../src/engine/compose.ts'
import { decide } from '../src/engine/decide.ts'
import { gather } from '../src/engine/gather.ts'
import { read } from '../src/engine/read.ts'
import { dayAt } from '../src/fhir/day.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { benchBody } from './bench-body.ts'

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
  const { service, call } = accept('diabetes-remission', JSON.parse(benchBody(observations)), knowledge)
  const gathered = await gather(call, service, config)
  const judge = () => {
    const patient = read(gathered, knowledge, today, config.site)
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
