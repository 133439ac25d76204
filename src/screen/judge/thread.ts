import { workerData } from 'piscina'
import { loadDeployment } from '../../site/deployment.ts'
import type { Person } from '../group/person.ts'
import { type BatchJudging, type BatchResult, judgeBatch } from './batch.ts'

/** What a thread needs to judge as the others do; knowledge cannot be handed over, so each thread loads its own. */
export interface ThreadSetup
  extends Pick<BatchJudging, 'asOf' | 'isPast' | 'language' | 'unavailable' | 'isFull' | 'isIdentified'> {
  readonly siteFile: string | undefined
  readonly gatherDeadline: number
  readonly services: readonly string[]
  /** Hash of the knowledge with which everybody is judged. */
  readonly hash: string
}

const { siteFile, gatherDeadline, services, hash, ...rest } = workerData as ThreadSetup
const { knowledge, site } = await loadDeployment(siteFile, gatherDeadline, { cases: false })
if (knowledge.hash !== hash)
  throw new Error(
    'the knowledge, or what the region offers, changed while a screening ran: begin it anew with --discard',
  )
const judging = { ...rest, knowledge, site, services: services.flatMap((id) => knowledge.services.get(id) ?? []) }

/** What a thread does. */
export function judgeInThread(people: readonly Person[]): BatchResult {
  return judgeBatch(people, judging)
}
