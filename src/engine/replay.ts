import { createHash } from 'node:crypto'

/** Keeps what was seen in a place that several instances share: true the first time, null when the place cannot be asked. */
export type MarkSeen = (mark: string, until: Date) => Promise<boolean | null>

/** Most tokens that one instance remembers, some 30 MB; above that the oldest are left to the place that all share. */
const most = 200_000

/**
 * Tells whether a token is used for the first time: first by what this instance remembers, then by what all remember. The mark that is kept is a
 * hash of client and `jti`. How long one is remembered is measured by a clock that only goes forward, so that it outlasts any jump of the other.
 */
export function firstUse(markSeen: MarkSeen): (client: string, jti: string, until: Date) => Promise<boolean> {
  const seen = new Map<string, number>()
  return async (client, jti, until) => {
    const mark = createHash('sha256').update(`${client}\n${jti}`).digest('base64url')
    if (seen.has(mark)) return false
    const now = performance.now()
    forget(seen, now)
    seen.set(mark, now + until.getTime() - Date.now())
    return (await markSeen(mark, until)) ?? true
  }
}

/** Lets go of the oldest marks that are past their time, and of the oldest at all when there are too many. */
function forget(seen: Map<string, number>, now: number): void {
  for (const [mark, until] of seen) {
    if (until > now && seen.size < most) return
    seen.delete(mark)
  }
}
