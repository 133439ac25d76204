import type { JSONWebKeySet } from 'jose'
import { type Dispatcher, fetch } from 'undici'
import { bodyWithin } from '../fhir/body.ts'
import type { FetchKeys } from './keys.ts'

const most = { bytes: 262_144, keys: 100, time: 3000 }

/** Fetches the key set at a URL of the configuration: within three seconds, without following redirects. @see RFC 7517, section 5 */
export function keySetAt(url: string, agent: Dispatcher): FetchKeys {
  return async () => {
    const headers = { accept: 'application/jwk-set+json, application/json' }
    const signal = AbortSignal.timeout(most.time)
    const response = await fetch(url, { headers, signal, redirect: 'manual', dispatcher: agent })
    if (response.status !== 200) {
      await response.body?.cancel()
      throw new Error(`the key set was answered ${response.status}`)
    }
    const body = await bodyWithin(most.bytes, response)
    if (!body) throw new Error('the key set is too large')
    const set = JSON.parse(body.text) as JSONWebKeySet
    if (!Array.isArray(set.keys) || set.keys.length > most.keys) throw new Error('this is no key set')
    return set
  }
}
