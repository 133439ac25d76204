import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTHeaderParameters, type JWTVerifyGetKey } from 'jose'
import { keysUnavailable } from './distrust.ts'

/** Times in milliseconds. */
const ages = { fresh: 600_000, waited: 3_600_000, longest: 86_400_000 }
/** Fetches at once, and how long it takes until there may be one more. */
const fetches = { most: 5, each: 10_000 }

/** The newest key set of a client, or why there is none. @throws when it cannot be had */
export type FetchKeys = () => Promise<JSONWebKeySet>

interface Had {
  readonly find: JWTVerifyGetKey
  readonly at: number
}

/**
 * The keys that a client publishes: kept, renewed after ten minutes and when a token names a key that is not among them, at most five times at
 * once and then every ten seconds. When they cannot be fetched the old ones stay good for a day.
 * @param now milliseconds of a clock that only goes forward
 * @throws CdsError 503 from what it returns, when there are no keys yet, or they are too old
 */
export function publishedKeys(fetchKeys: FetchKeys, now: () => number = () => performance.now()): JWTVerifyGetKey {
  let had: Had | null = null
  let fetching: Promise<void> | null = null
  let allowance = fetches.most
  let counted = now()

  const age = () => (had ? now() - had.at : Number.POSITIVE_INFINITY)

  function renew(): Promise<void> {
    if (fetching) return fetching
    allowance = Math.min(fetches.most, allowance + (now() - counted) / fetches.each)
    counted = now()
    if (allowance < 1) return Promise.resolve()
    allowance -= 1
    fetching = fetchKeys()
      .then((keys) => {
        had = { find: createLocalJWKSet(keys), at: now() }
      })
      .catch(() => undefined)
      .finally(() => {
        fetching = null
      })
    return fetching
  }

  function find(header: JWTHeaderParameters, token: Parameters<JWTVerifyGetKey>[1]) {
    if (!had || age() > ages.longest) throw keysUnavailable()
    return had.find(header, token)
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
