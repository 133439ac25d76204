import { offeredServices } from '../../call/accept.ts'
import type { Config } from '../../config.ts'
import type { Knowledge, Service } from '../../knowledge/knowledge.ts'
import { isPageOn } from '../page.ts'

/**
 * The service that the conversation page is about, where the page is on: some server launches it, or the page that plays a HIS is there too.
 * Of its folder the one that is asked when a record is opened.
 */
export function serviceOfConversation(
  knowledge: Knowledge,
  config: Pick<Config, 'launchServers' | 'page' | 'clients'>,
): Service | undefined {
  const about = knowledge.sheet?.page.service
  if (config.launchServers.length === 0 && !isPageOn(config)) return undefined
  return offeredServices(knowledge).find(({ folder, hook }) => folder === about && hook === 'patient-view')
}
