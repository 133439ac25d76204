import type { Dispatcher } from 'undici'
import type { Day } from '../calendar.ts'
import type { Config } from '../config.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Region } from '../site/region.ts'
import type { LookUp } from '../store/refusals.ts'
import type { LookUpShowings } from '../store/showings.ts'
import type { Store } from '../store/store.ts'
import type { SubjectOf } from '../store/subject.ts'
import type { Trust } from '../trust/trust.ts'
import type { Limit, LimitOutcomes } from './edge/limit.ts'
import type { Metrics } from './watch/metrics.ts'

/** What every route works with. */
export interface Context {
  readonly config: Config
  readonly knowledge: Knowledge
  readonly region: Region
  readonly store: Store
  readonly trust: Trust
  readonly limit: Limit
  readonly limitOutcomes: LimitOutcomes
  /** Of what is open to all, before anything is looked up. */
  readonly limitPublic: Limit
  /** Of what the conversation page asks. */
  readonly limitConversation: Limit
  /** Opens connections to other servers. */
  readonly agent: Dispatcher
  readonly subjectOf: SubjectOf
  readonly lookUp: LookUp
  readonly lookUpShowings: LookUpShowings
  /** Folder of the built page. */
  readonly pageFolder: string
  /** Folder of the built pages that are open to all. */
  readonly publicFolder: string
  /** Folder of the built pages of the conversation. */
  readonly conversationFolder: string
  readonly metrics: Metrics
  /** The day on which a call is judged when it names none. */
  readonly today: () => Day
  /** The moment of a call. */
  readonly now: () => Date
}
