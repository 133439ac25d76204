import { withoutEndingSlashes } from '../../plain-text.ts'
import { isLoopback } from './loopback.ts'

/** The one spelling of a FHIR base URL by which two are compared (no slash at the end), or null when it is not an absolute http(s) URL without user, query and fragment. */
export function serverBase(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  if (url.username || url.password || url.search || url.hash) return null
  return url.origin + withoutEndingSlashes(url.pathname)
}

/** Whether an http(s) URL leads to this very machine, where nothing needs TLS. */
export function isOwnMachine(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return (protocol === 'http:' || protocol === 'https:') && isLoopback(hostname)
}
