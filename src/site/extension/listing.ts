import type { Listing, Text } from '../../knowledge/knowledge.ts'
import { facetNames } from '../../knowledge/programmes/listing.ts'
import { plain } from '../plain.ts'
import { codedParts } from './offered.ts'
import type { Parts } from './parts.ts'

const limit = 120

/** What the directory tells of a programme of the region: what it says itself, else what the national one says of which it is the local form. */
export function listingOf(given: Parts, national: Listing | undefined): Listing {
  const one = (part: string) => given.get(part)?.[0]?.value
  const facets = Object.fromEntries(
    facetNames.map((name) => {
      const part = Object.entries(codedParts).find(([, list]) => list === name)?.[0] ?? ''
      return [name, given.get(part)?.map(({ value }) => String(value)) ?? national?.[name] ?? []]
    }),
  ) as Pick<Listing, (typeof facetNames)[number]>
  const easyReading = (one('easy-reading') as boolean | undefined) ?? national?.easyReading
  const reviewBy = one('review-by')
  return {
    does: does(one('does')) ?? national?.does ?? null,
    ...facets,
    ...(easyReading !== undefined && { easyReading }),
    ...(reviewBy !== undefined && { reviewBy: String(reviewBy) }),
  }
}

function does(value: unknown): Text | null {
  const words = typeof value === 'string' ? plain(value, limit) : ''
  return words === '' ? null : { nl: words, en: words }
}
