import type { FetchImplementation } from 'jose'
import { type Dispatcher, fetch } from 'undici'
import { bodyWithin } from '../fhir/client/body.ts'

const most = { bytes: 262_144, keys: 100 }

/** Fetches key sets over connections of this agent, at most 256 KiB and 100 keys; `jose` says how long it may take, and that no redirect is followed. @see https://www.rfc-editor.org/rfc/rfc7517#section-5 */
export function fetchKeySets(agent: Dispatcher): FetchImplementation {
  return async (url, { headers, ...options }) => {
    const response = await fetch(url, { ...options, headers: Object.fromEntries(headers), dispatcher: agent })
    if (response.status !== 200) {
      await response.body?.cancel()
      return new Response(null, { status: 502 })
    }
    const body = await bodyWithin(most.bytes, response)
    if (!body) throw new Error('the key set is too large')
    const set = JSON.parse(body.text)
    if (set?.keys?.length > most.keys) throw new Error('the key set has too many keys')
    return Response.json(set)
  }
}
