import type { Known } from './known.ts'
import type { AgreementsPart } from './sheet.ts'
import { applies, firstOf, sayings } from './when.ts'
import { choicesOf } from './wishes.ts'

/** 6. What we agree. */
export function agreementsPart(known: Known): AgreementsPart {
  const { agreements, page } = known.texts
  const suggested = agreements.suggested.find((each) => applies(each, known))?.again
  return {
    heading: firstOf(page.headings.agreements, known),
    measure: agreements.measure
      .filter((each) => applies(each, known))
      .map(({ code, nl, en, suggested = [] }) => ({
        code,
        text: known.fill({ nl, en }),
        suggested: suggested.some((each) => applies(each, known)),
      }))
      .sort((one, other) => Number(other.suggested) - Number(one.suggested)),
    practiceDoes: choicesOf(agreements.practiceDoes, known),
    again: agreements.again.map(({ code, nl, en, days }) => ({
      code,
      text: known.fill({ nl, en }),
      days: known.number(days),
      suggested: code === suggested,
    })),
    stays: sayings(agreements.stays, known),
    teachBack: agreements.teachBack,
    links: agreements.links
      .filter((each) => applies(each, known))
      .map(({ nl, en, url }) => ({ text: { nl, en }, url })),
  }
}
