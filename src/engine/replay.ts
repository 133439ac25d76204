import { createHash } from 'node:crypto'

/** Keeps what was seen in a place that several instances share: true the first time, null when the place cannot be asked. */
export type MarkSeen = (mark: string, until: Date) => Promise<boolean | null>

/** Most tokens remembered in memory; a day of calls of a large client fits in an hour's share of it. */
const most = 200_000

/**
 * Tells whether a token is used for the first time: first by what this instance remembers, then by what all remember. The mark that is kept is a
 * hash of client and `jti`.
 */
export function firstUse(markSeen: MarkSeen): (client: string, jti: string, until: Date) => Promise<boolean> {
  const seen = new Map<string, number>()
  return async (client, jti, until) => {
    const mark = createHash('sha256').update(`${client}\n${jti}`).digest('base64url')
    if (seen.has(mark)) return false
    forget(seen, Date.now())
    seen.set(mark, until.getTime())
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
