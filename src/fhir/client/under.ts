import { withoutEndingSlashes } from '../../plain-text.ts'

/** Longest URL that is followed, in characters. */
const longest = 8192

/**
 * Whether an absolute URL lies under this base: same origin, and its path is the base or below it, also for a server that decodes it before it looks
 * where it leads.
 */
export function isUnder(base: string, url: URL): boolean {
  const root = new URL(base)
  if (url.href.length > longest || url.origin !== root.origin || url.username || url.password) return false
  const path = withoutEndingSlashes(root.pathname)
  return (url.pathname === path || url.pathname.startsWith(`${path}/`)) && !climbs(url.pathname.slice(path.length))
}

/** How often a path is decoded: what is packed more often leads nowhere. */
const mostRounds = 8

/** Whether a path, decoded until it no longer changes, has a part that climbs (with parameters after it, too), or a backslash. */
function climbs(path: string): boolean {
  let decoded = path
  for (let round = 0; round < mostRounds; round++) {
    const next = decoded.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    if (next === decoded)
      return decoded.split(/[\\/]/).some((part) => /^\.\.?(?:;|$)/.test(part)) || decoded.includes('\\')
    decoded = next
  }
  return true
}
