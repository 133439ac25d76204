import type { RegionForm } from '../../../http/public/form.ts'
import type { Text } from '../../../knowledge/knowledge.ts'
import { faultOfAges, faultOfDays, faultOfId, faultOfPhone, faultOfProvider } from '../../../site/extension/said.ts'
import { readDay } from '../fields/day.ts'

/** An offer as it is typed: single values by part, and what may be chosen several times. Empty is not said. */
export interface Draft {
  readonly said: Readonly<Record<string, string>>
  readonly chosen: Readonly<Record<string, readonly string[]>>
}

export const emptyDraft: Draft = { said: {}, chosen: {} }

/** Something that is wrong with a field, in the words of `npm run check`. */
export interface DraftFault {
  readonly field: string
  readonly words: Text
}

/** Parts that are a day. */
export const dayParts: readonly string[] = [
  'offered-until',
  'review-by',
  'reimbursed-from',
  'reimbursed-to',
  'checked-on',
]
/** Parts that are whole years. */
export const ageParts: readonly string[] = ['age-from', 'age-to']

const missing = (name: Text): Text => ({ nl: `${name.nl} ontbreekt: vul het in`, en: `${name.en} is missing: add it` })
const noDay: Text = {
  nl: 'dit is geen dag: schrijf bijvoorbeeld 31-12-2026',
  en: 'this is no day: write e.g. 31-12-2026',
}
const noNumber: Text = { nl: 'dit is geen getal', en: 'this is no number' }
const noAge: Text = { nl: 'dit zijn geen hele jaren', en: 'these are no whole years' }
const noUrl: Text = {
  nl: 'dit is geen webadres: begin met https://',
  en: 'this is no web address: begin with https://',
}
const halfPosition: Text = {
  nl: 'breedte en lengte horen bij elkaar: vul beide in',
  en: 'latitude and longitude belong together: fill in both',
}
const offEarth: Text = { nl: 'dit ligt niet op aarde', en: 'this is not on earth' }
const taken: Text = {
  nl: 'dit is het id van een landelijk programma: geef dit een eigen id',
  en: 'this is the id of a national programme: give this one its own id',
}
const halfFact: Text = {
  nl: 'vul ook in op welke dag het is nagekeken en wanneer opnieuw',
  en: 'say too on which day it was checked, and when again',
}

/** What is wrong with a draft; what cannot be wrong, because it is chosen from a list, is not looked at. */
export function faultsIn({ said }: Draft, { programmes, measures, facts }: RegionForm): readonly DraftFault[] {
  const faults: DraftFault[] = []
  const tell = (field: string, words: Text | null) => {
    if (words) faults.push({ field, words })
  }
  const { id = '', name = '', comment = '', url = '', phone = '', provider = '' } = said
  tell('id', id === '' ? missing({ nl: 'Id', en: 'Id' }) : faultOfId(id))
  if (programmes.some(({ value }) => value === id)) tell('id', taken)
  if (name === '') tell('name', missing({ nl: 'Naam', en: 'Name' }))
  if (comment === '' && !said['variant-of']) tell('comment', missing({ nl: 'Voor wie', en: 'For whom' }))
  if (url !== '' && !isWebAddress(url)) tell('url', noUrl)
  tell('phone', phone === '' ? null : faultOfPhone(phone))
  tell('provider', provider === '' ? null : faultOfProvider(provider))
  for (const part of dayParts) if (said[part] && readDay(said[part]) === null) tell(part, noDay)
  for (const part of ageParts) if (said[part] && !/^\d{1,3}$/.test(said[part])) tell(part, noAge)
  const [from, to] = ageParts.map((part) => said[part])
  if (from && to) tell('age-to', faultOfAges(Number(from), Number(to)))
  for (const { value } of measures) {
    const least = said[`${value}-from`]
    if (least && !(numberOf(least) > 0)) tell(`${value}-from`, noNumber)
  }
  const { latitude = '', longitude = '' } = said
  if ((latitude === '') !== (longitude === '')) tell('latitude', halfPosition)
  for (const [field, text, most] of [
    ['latitude', latitude, 90],
    ['longitude', longitude, 180],
  ] as const)
    if (text !== '' && !(Math.abs(numberOf(text)) <= most)) tell(field, offEarth)
  for (const fact of facts) tell(fact, faultOfFact(said, fact))
  return faults
}

/** A fact has its two days, in order. */
function faultOfFact(said: Draft['said'], fact: string): Text | null {
  if (!said[fact]) return null
  const [checkedOn, reviewBy] = [said[`${fact}.checked-on`], said[`${fact}.review-by`]].map((text) =>
    readDay(text ?? ''),
  )
  return checkedOn && reviewBy ? faultOfDays(checkedOn, reviewBy) : halfFact
}

/** A number as one types it, with a point or a comma; NaN where it is none. */
export function numberOf(text: string): number {
  return /^\s*-?\d+([.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text)
}
