import { describe, expect, it } from 'vitest'
import { termsEn } from '../../src/page/model/words/terms-en.ts'
import { termsNl } from '../../src/page/model/words/terms-nl.ts'
import { en } from '../../src/page/model/words/words-en.ts'
import { whyEn } from '../../src/page/model/words/words-en-why.ts'
import { nl } from '../../src/page/model/words/words-nl.ts'
import { whyNl } from '../../src/page/model/words/words-nl-why.ts'

describe('what the page says', () => {
  it('says one of a thing as one', () => {
    expect([nl, en].map((words) => [words.patientsAll(1), words.years(1), words.answered(1), words.hidden(1)])).toEqual(
      [
        ['1 voorbeeldpatiënt', '1 jaar', '1 kaart', '1 afgewezen kaart niet getoond'],
        ['1 example patient', '1 year', '1 card', '1 dismissed card not shown'],
      ],
    )
  })

  it('says the same things in both languages', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
        : typeof value
    expect(shape({ ...en, ...whyEn, ...termsEn })).toEqual(shape({ ...nl, ...whyNl, ...termsNl }))
  })
})
