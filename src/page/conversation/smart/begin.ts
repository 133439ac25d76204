import { askedLaunch, type Choice } from '../../model/smart/asked.ts'
import { checkedMetadata, metadataOf } from '../../model/smart/metadata.ts'
import { scopesFor } from '../../model/smart/scopes.ts'
import { type LaunchSettings, typesRead } from '../../model/smart/settings.ts'
import type { Trouble } from '../record.ts'
import { oauth2 } from './library.ts'
import { canKeep, keepLaunch } from './tab.ts'

/** Time for a server to tell of its authorization, in milliseconds. */
const patience = 10_000

/**
 * Begins a launch: reads what the address asks, looks whether the server is safe to ask, and goes there. Comes back only where it could not,
 * or somebody has to choose. @see https://hl7.org/fhir/smart-app-launch/app-launch.html "App Launch"
 */
export async function begin(query: URLSearchParams, settings: LaunchSettings): Promise<Trouble | Choice | null> {
  if (!isSecureContext) return { trouble: 'context-insecure' }
  const asked = askedLaunch(query, settings)
  if (!('server' in asked)) return asked
  if (!canKeep()) return { trouble: 'storage-blocked' }
  const { server, launch } = asked
  const { iss, clientId, origins } = server
  const metadata = checkedMetadata(await metadataSaid(iss), server)
  if ('trouble' in metadata) return metadata
  const scope = scopesFor(typesRead(settings), metadata, launch)
  const state = randomState()
  // The library would read its options from the address too.
  history.replaceState(null, '', location.pathname)
  try {
    const url = await oauth2.authorize({
      iss,
      clientId,
      scope,
      redirectUri: settings.redirectUri,
      stateKey: state,
      pkceMode: 'required',
      noRedirect: true,
      completeInTarget: true,
      ...(launch !== null && { launch }),
    })
    if (!url?.startsWith(`${metadata.authorization}?`)) return { trouble: 'endpoints-missing' }
    const { issuer, saysIssuer } = metadata
    keepLaunch({ state, iss, issuer, saysIssuer, origins, scope, fromEhr: launch !== null })
    location.replace(url)
    return null
  } catch {
    return { trouble: 'metadata-failed' }
  }
}

async function metadataSaid(iss: string): Promise<unknown> {
  try {
    const answer = await fetch(metadataOf(iss), {
      headers: { accept: 'application/json' },
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

/** 256 bits by which an answer is known to be to what this tab asked; the library's own are 16 letters of `Math.random`. */
function randomState(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
