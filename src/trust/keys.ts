import { createRemoteJWKSet, customFetch, errors, type FetchImplementation, type JWTVerifyGetKey } from 'jose'
import { keysUnavailable } from './distrust.ts'

/** Times in milliseconds. */
const ages = { fresh: 600_000, waited: 3_600_000, longest: 86_400_000 }
/** Fetches at once, how long it takes until there may be one more, and how long one may take (ms). */
const fetches = { most: 5, each: 10_000, longest: 3000 }

/**
 * The keys that a client publishes: kept, renewed after ten minutes and when a token names a key that is not among them, at most five times at
 * once and then every ten seconds. When they cannot be fetched the old ones stay good for a day. `jose` fetches and keeps them; when to, is decided here, by a clock that only goes forward.
 * @param now milliseconds of that clock
 * @throws CdsError 503 from what it returns, when there are no keys yet, or they are too old
 */
export function publishedKeys(
  url: string,
  fetchKeys: FetchImplementation,
  now: () => number = () => performance.now(),
): JWTVerifyGetKey {
  const never = Number.POSITIVE_INFINITY
  const set = createRemoteJWKSet(new URL(url), {
    timeoutDuration: fetches.longest,
    cacheMaxAge: never,
    cooldownDuration: never,
    [customFetch]: fetchKeys,
  })
  let fetchedAt = Number.NEGATIVE_INFINITY
  let allowance = fetches.most
  let counted = now()

  const age = () => now() - fetchedAt

  function mayFetch(): boolean {
    allowance = Math.min(fetches.most, allowance + (now() - counted) / fetches.each)
    counted = now()
    if (allowance < 1) return false
    allowance -= 1
    return true
  }

  async function renew(): Promise<void> {
    if (!set.reloading && !mayFetch()) return
    await set.reload().then(
      () => {
        fetchedAt = now()
      },
      () => undefined,
    )
  }

  const find: JWTVerifyGetKey = async (header, token) => {
    if (age() > ages.longest) throw keysUnavailable()
    return set(header, token)
  }

  return async (header, token) => {
    if (age() > ages.waited) await renew()
    else if (age() > ages.fresh) void renew()
    try {
      return await find(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      await renew()
      return find(header, token)
    }
  }
}
