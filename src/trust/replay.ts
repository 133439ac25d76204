import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/**
 * Keeps what was seen in a place that several instances share: true the first time, null when the place cannot be asked.
 * @throws CdsError 503 when the place can be asked and does not answer in time
 */
export type MarkSeen = (mark: string, until: Date) => Promise<boolean | null>

/** Most tokens that one instance remembers, some 30 MB; above that the oldest are left to the place that all share. */
const most = 200_000

/**
 * Tells whether a token is used for the first time: first by what this instance remembers, then by what all remember. The mark that is kept is a
 * hash of client and `jti`. How long one is remembered is measured by a clock that only goes forward, so that it outlasts any jump of the other.
 * @throws CdsError 503 when nobody can tell; the token counts as used then
 */
export function firstUse(markSeen: MarkSeen): (client: string, jti: string, until: Date) => Promise<boolean> {
  const seen = new LRUCache<string, true>({ max: most, perf: performance, ttlResolution: 0 })
  return async (client, jti, until) => {
    const mark = createHash('sha256').update(`${client}\n${jti}`).digest('base64url')
    if (seen.has(mark)) return false
    seen.set(mark, true, { ttl: Math.max(1, until.getTime() - Date.now()) })
    return (await markSeen(mark, until)) ?? true
  }
}
