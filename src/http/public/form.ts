import type { Knowledge, Text } from '../../knowledge/knowledge.ts'
import { eligibilityUrl } from '../../site/eligibility.ts'
import { codedParts, factParts, offerUrl } from '../../site/extension/offered.ts'

interface Choosable {
  readonly value: string
  readonly text: Text
}

/** What the form that writes the file of a region lets choose from, and how the parts of the file are called: all of it by the knowledge. */
export function formOf({ facets, diets, criteria, codes, programmes, terms }: Knowledge) {
  const titled = (lists: ReadonlyMap<string, { readonly name: string; readonly title: Text }>): readonly Choosable[] =>
    [...lists.values()].map(({ name, title }) => ({ value: name, text: title }))
  const worded = (value: string): Choosable => ({
    value,
    text: terms.get(`diet.${value}`) ?? terms.get(value) ?? { nl: value, en: value },
  })
  return {
    urls: { eligibility: eligibilityUrl, offer: offerUrl },
    /** Part of the offer -> what may be chosen. */
    coded: Object.entries(codedParts).map(([part, name]) => ({
      part,
      values: [...facets[name]].map(([value, text]): Choosable => ({ value, text })),
    })),
    facts: [...Object.keys(factParts), 'contract'],
    programmes: programmes.filter(({ local }) => !local).map(({ id, name }): Choosable => ({ value: id, text: name })),
    diets: diets.order.map(worded),
    measures: [...criteria.measures].map(([value, { or }]) => ({
      value,
      text: codes.measures.get(value)?.title ?? { nl: value, en: value },
      ...(or !== undefined && { or: worded(or) }),
    })),
    madeFor: [...criteria.for].map(([part, condition]) => ({
      value: part,
      text: codes.conditions.get(condition)?.title ?? { nl: condition, en: condition },
    })),
    classes: titled(codes.medications.classes),
    conditions: [...titled(codes.conditions), ...titled(codes.procedures)],
    claims: criteria.claims.map(worded),
  }
}

export type RegionForm = ReturnType<typeof formOf>
