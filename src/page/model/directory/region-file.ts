import type { Bundle, Extension, HealthcareService } from 'fhir/r4.js'
import type { RegionForm } from '../../../http/public/form.ts'
import { readDay } from '../fields/day.ts'
import { ageParts, type Draft, dayParts, numberOf } from './draft.ts'

/** Words of the extension that says who it is for. */
const wordParts = ['form', 'duration', 'payer', 'evidence', 'consent'] as const

/** The file of a region, as `programmes.file` of a site file names it. @see docs/site.md#the-regions-programmes */
export function regionFile(drafts: readonly Draft[], form: RegionForm): Bundle<HealthcareService> {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: drafts.map((draft) => ({ resource: serviceOf(draft, form) })),
  }
}

function serviceOf({ said, chosen }: Draft, form: RegionForm): HealthcareService {
  const { id = '', name = '', comment, url, phone, area } = said
  const telecom = [
    ...(phone ? [{ system: 'phone' as const, value: phone }] : []),
    ...(url ? [{ system: 'url' as const, value: url }] : []),
  ]
  const offered = offerOf({ said, chosen }, form)
  return {
    resourceType: 'HealthcareService',
    id,
    extension: [
      { url: form.urls.eligibility, extension: eligibilityOf({ said, chosen }, form) },
      ...(offered.length > 0 ? [{ url: form.urls.offer, extension: offered }] : []),
    ],
    active: true,
    name,
    ...(comment && { comment }),
    ...(telecom.length > 0 && { telecom }),
    ...(area && { coverageArea: listIn(area).map((display) => ({ display })) }),
  }
}

function eligibilityOf({ said, chosen }: Draft, { measures, madeFor }: RegionForm): Extension[] {
  return [
    ...ageParts.flatMap((url) => (said[url] ? [{ url, valueInteger: Number(said[url]) }] : [])),
    ...measures.flatMap(({ value, or }) => {
      const least = said[`${value}-from`]
      if (!least) return []
      const instead = or && chosen[or.value]?.includes('true') ? [{ url: or.value, valueBoolean: true }] : []
      return [{ url: `${value}-from`, valueDecimal: numberOf(least) }, ...instead]
    }),
    ...['only-drugs', 'any-drug', 'has', 'not'].flatMap((url) => codes(url, chosen[url])),
    ...['diet', 'variant-of', 'lane'].flatMap((url) => codes(url, said[url] ? [said[url]] : [])),
    ...madeFor.flatMap(({ value }) => (chosen[value]?.includes('true') ? [{ url: value, valueBoolean: true }] : [])),
    ...days(said, ['reimbursed-from', 'reimbursed-to', 'checked-on']),
    ...wordParts.flatMap((url) => (said[url] ? [{ url, valueString: said[url] }] : [])),
  ]
}

function offerOf({ said, chosen }: Draft, { coded, facts }: RegionForm): Extension[] {
  const { latitude, longitude } = said
  return [
    ...coded.flatMap(({ part }) => codes(part, chosen[part])),
    ...['does', 'provider'].flatMap((url) => (said[url] ? [{ url, valueString: said[url] }] : [])),
    ...(said['easy-reading'] ? [{ url: 'easy-reading', valueBoolean: said['easy-reading'] === 'yes' }] : []),
    ...listIn(said.municipality ?? '').map((valueString) => ({ url: 'municipality', valueString })),
    ...(latitude && longitude
      ? [
          {
            url: 'position',
            extension: Object.entries({ latitude, longitude }).map(([url, text]) => ({
              url,
              valueDecimal: numberOf(text),
            })),
          },
        ]
      : []),
    ...days(said, ['offered-until', 'review-by']),
    ...facts.flatMap((url) => {
      const value = said[url]
      if (!value) return []
      const extension = [{ url: 'value', valueString: value }, ...days(said, [`${url}.checked-on`, `${url}.review-by`])]
      return [{ url, extension: extension.map(({ url, ...rest }) => ({ url: url.split('.').at(-1) ?? '', ...rest })) }]
    }),
  ]
}

function days(said: Draft['said'], parts: readonly string[]): Extension[] {
  return parts
    .filter((part) => dayParts.includes(part) || part.includes('.'))
    .flatMap((url) => {
      const valueDate = readDay(said[url] ?? '')
      return valueDate === null ? [] : [{ url, valueDate }]
    })
}

function codes(url: string, values: readonly string[] | undefined): Extension[] {
  return (values ?? []).map((valueCode) => ({ url, valueCode }))
}

/** The names in a text, with commas between. */
function listIn(text: string): readonly string[] {
  return text.split(',').flatMap((each) => each.trim() || [])
}
