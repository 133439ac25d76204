import { expect, it } from 'vitest'
import { languageOf } from '../../src/http/language.ts'

it.each([
  [undefined, 'nl'],
  ['', 'nl'],
  ['en', 'en'],
  ['en-GB, en;q=0.9', 'en'],
  ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
  ['en;q=0.5, nl;q=0.7', 'nl'],
  ['nl;q=0, en;q=0.1', 'en'],
  ['en;q=0', 'nl'],
  ['de, en;q=0.4', 'en'],
  ['de, fr', 'nl'],
  ['*', 'nl'],
  ['english', 'nl'],
  [';;q=x,,=', 'nl'],
])('Accept-Language %s is answered in %s', (accept, language) => {
  expect(languageOf(accept)).toBe(language)
})
