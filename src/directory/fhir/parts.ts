import type { Extension } from 'fhir/r4.js'
import type { Criterion, DatedFact, Knowledge, Programme, Text } from '../../knowledge/knowledge.ts'
import { eligibilityUrl } from '../../site/eligibility.ts'
import { codedParts, factParts, offerUrl } from '../../site/extension/offered.ts'
import { inEnglish } from './translated.ts'

/** Who a programme is for, in the extension in which a region tells it. @see docs/site.md#who-it-is-for */
export function eligibility(programme: Programme, { criteria }: Pick<Knowledge, 'criteria'>): Extension {
  const { reimbursed, consent, checkedOn, variantOf, lane, diet, form, duration, payer, evidence } = programme
  return {
    url: eligibilityUrl,
    extension: [
      ...programme.criteria.flatMap(partsOfCriterion),
      code('diet', diet),
      ...[...criteria.for].map(([url, condition]) => ({ url, valueBoolean: programme.for.includes(condition) })),
      ...(reimbursed ? [date('reimbursed-from', reimbursed.from)] : []),
      ...(reimbursed?.to === undefined ? [] : [date('reimbursed-to', reimbursed.to)]),
      ...(variantOf === undefined ? [] : [code('variant-of', variantOf)]),
      code('lane', lane),
      ...Object.entries({ form, duration, payer, evidence }).map(([url, words]) => text(url, words)),
      ...(consent ? [text('consent', consent)] : []),
      ...(checkedOn === null ? [] : [date('checked-on', checkedOn)]),
    ],
  }
}

/** What the directory tells beside, in the extension in which a region tells it. @see docs/site.md#what-the-directory-lists */
export function offered({ listing, languages, until, local }: Programme): Extension {
  const coded = Object.entries(codedParts).flatMap(([url, name]) =>
    (name === 'languages' ? (languages ?? []) : listing[name]).map((value) => code(url, value)),
  )
  const facts = Object.entries(factParts).flatMap(([url, name]) => {
    const fact = local?.[name]
    return fact ? [dated(url, fact)] : []
  })
  return {
    url: offerUrl,
    extension: [
      ...coded,
      ...(listing.does ? [text('does', listing.does)] : []),
      ...(listing.easyReading === undefined ? [] : [{ url: 'easy-reading', valueBoolean: listing.easyReading }]),
      ...(local?.provider === undefined ? [] : [{ url: 'provider', valueString: local.provider }]),
      ...(local?.municipalities ?? []).map((valueString) => ({ url: 'municipality', valueString })),
      ...(local?.position ? [{ url: 'position', extension: coordinates(local.position) }] : []),
      ...(until === undefined ? [] : [date('offered-until', until)]),
      ...(listing.reviewBy === undefined ? [] : [date('review-by', listing.reviewBy)]),
      ...facts,
      ...(local?.contracts ?? []).map((contract) => dated('contract', contract)),
    ],
  }
}

function partsOfCriterion(criterion: Criterion): Extension[] {
  switch (criterion.kind) {
    case 'age':
      return (['from', 'to'] as const).flatMap((end) => {
        const valueInteger = criterion[end]
        return valueInteger === undefined ? [] : [{ url: `age-${end}`, valueInteger }]
      })
    case 'measure': {
      const { measure, from: valueDecimal, or } = criterion
      return [{ url: `${measure}-from`, valueDecimal }, ...(or === undefined ? [] : [{ url: or, valueBoolean: true }])]
    }
    case 'only-drugs':
    case 'any-drug':
      return criterion.classes.map((name) => code(criterion.kind, name))
    default:
      return [code(criterion.kind, criterion.condition)]
  }
}

function dated(url: string, { value, checkedOn, reviewBy, source }: DatedFact): Extension {
  return {
    url,
    extension: [
      { url: 'value', valueString: value.nl },
      date('checked-on', checkedOn),
      date('review-by', reviewBy),
      ...(source === undefined ? [] : [{ url: 'source', valueString: source }]),
    ],
  }
}

function coordinates(position: { readonly latitude: number; readonly longitude: number }): Extension[] {
  return Object.entries(position).map(([url, valueDecimal]) => ({ url, valueDecimal }))
}

function code(url: string, valueCode: string): Extension {
  return { url, valueCode }
}

function date(url: string, valueDate: string): Extension {
  return { url, valueDate }
}

function text(url: string, words: Text): Extension {
  const english = inEnglish(words)
  return { url, valueString: words.nl, ...(english && { _valueString: english }) }
}
