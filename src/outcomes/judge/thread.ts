import { workerData } from 'piscina'
import type { Person } from '../../screen/group/person.ts'
import { loadDeployment } from '../../site/deployment.ts'
import { judgeOutcomes, type OutcomeBatch, type OutcomeJudging } from './batch.ts'

/** What a thread needs to judge as the others do; knowledge cannot be handed over, so each thread loads its own. */
export interface OutcomeSetup extends Pick<OutcomeJudging, 'asked' | 'unavailable'> {
  readonly siteFile: string | undefined
  readonly gatherDeadline: number
  readonly service: string
  /** Hash of the knowledge with which everybody is judged. */
  readonly hash: string
}

const { siteFile, gatherDeadline, service: id, hash, ...rest } = workerData as OutcomeSetup
const { knowledge, site } = await loadDeployment(siteFile, gatherDeadline, { cases: false })
const service = knowledge.services.get(id)
if (!service || knowledge.hash !== hash)
  throw new Error(
    'the knowledge, or what the region offers, changed while outcomes were counted: begin anew with --discard',
  )
const judging = { ...rest, knowledge, site, service }

/** What a thread does. */
export function judgeInThread(people: readonly Person[]): OutcomeBatch {
  return judgeOutcomes(people, judging)
}
