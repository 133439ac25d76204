import type { Launched } from '../../model/smart/callback.ts'

const launchKey = 'conversation.launch'
const personKey = 'conversation.person'
/** Where the library keeps which launch is under way. */
const libraryKey = 'SMART_KEY'

/** Whether this tab may keep anything: a browser can forbid it to a page in a frame. */
export function canKeep(): boolean {
  try {
    sessionStorage.setItem(launchKey, '')
    sessionStorage.removeItem(launchKey)
    return true
  } catch {
    return false
  }
}

export function keepLaunch(launched: Launched): void {
  sessionStorage.setItem(launchKey, JSON.stringify(launched))
}

/** What this tab asked last, once: it is gone afterwards, so that no answer counts twice. */
export function takeLaunch(): Launched | null {
  try {
    const kept = sessionStorage.getItem(launchKey)
    sessionStorage.removeItem(launchKey)
    return kept === null ? null : JSON.parse(kept)
  } catch {
    return null
  }
}

/** Takes away whatever the library kept of a launch, the token among it. */
export function forgetLibrary(state: string | null): void {
  try {
    for (const key of [libraryKey, state]) if (key !== null) sessionStorage.removeItem(key)
  } catch {
    // A tab that may keep nothing has nothing.
  }
}

/** Notes whom this tab is about, as a digest: some EHRs let all their windows share what a tab keeps. */
export async function claimTab(iss: string, patientId: string): Promise<() => boolean> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify([iss, patientId])))
  const mark = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
  sessionStorage.setItem(personKey, mark)
  return () => (sessionStorage.getItem(personKey) ?? mark) === mark
}
