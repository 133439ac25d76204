import { offeredServices } from '../../call/accept.ts'
import type { Config } from '../../config.ts'
import type { Knowledge, Service } from '../../knowledge/knowledge.ts'
import { isPageOn } from '../page.ts'

type On = Pick<Config, 'launchServers' | 'page' | 'clients'>

/** Whether there is a conversation page: some server launches it, also where clients are configured, or the page that plays a HIS is there too. */
export function isConversationOn(config: On): boolean {
  return config.launchServers.length > 0 || isPageOn(config)
}

/** The service that the conversation page is about, where the page is on: of its folder the one that is asked when a record is opened. */
export function serviceOfConversation(knowledge: Knowledge, config: On): Service | undefined {
  const about = knowledge.sheet?.page.service
  if (!isConversationOn(config)) return undefined
  return offeredServices(knowledge).find(({ folder, hook }) => folder === about && hook === 'patient-view')
}
