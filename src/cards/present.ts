import { isDay, isMonth } from '../calendar.ts'
import { isReading, type Shown } from '../engine/view.ts'
import type { Language, Text } from '../knowledge/knowledge.ts'
import type { Reading } from '../patient/measurements/reading.ts'
import { given, ours, type Presented, type Words } from '../template/words.ts'
import { dated, fixed, short, written } from './notation.ts'

/** In which language, with which words for codes. */
export interface Speech {
  readonly language: Language
  readonly terms: ReadonlyMap<string, Text>
}

/**
 * Turns what a rule shows into what a text can hold. `name` is the name it has in the view. One rule for all:
 * a reading, a number and a day become words in the reader's notation; a `{ nl, en }` becomes the one of the language;
 * a string that stands in `terms.yaml`, as `<name>.<code>` or else as `<code>`, becomes its words; any other string is
 * data. A list ends after 50 items.
 */
export function present(shown: Shown, name: string, speech: Speech): Presented {
  if (shown === null || shown === undefined) return null
  if (typeof shown === 'boolean') return shown
  if (typeof shown === 'number') return ours(short(shown, speech.language), shown)
  if (typeof shown === 'string') return said(shown, name, speech)
  if (isList(shown)) return shown.slice(0, longestList).map((item) => present(item, name, speech))
  if (isReading(shown)) return measured(shown, speech)
  if (isText(shown)) return ours(shown[speech.language], shown[speech.language])
  return Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, present(value, key, speech)]))
}

/** Most items of a list that are shown: a record without end makes no card without end. */
const longestList = 50

/** Whether a list in what a rule shows is longer than is shown of it. */
export function isCut(shown: Shown): boolean {
  if (typeof shown !== 'object' || shown === null || isReading(shown)) return false
  return (isList(shown) && shown.length > longestList) || Object.values(shown).some(isCut)
}

function said(text: string, name: string, { terms, language }: Speech): Words {
  const term = terms.get(`${name}.${text}`) ?? terms.get(text)
  if (term) return ours(term[language], text)
  if (isDay(text)) return ours(written(text, language), text)
  if (isMonth(text)) return ours(dated(text, language), text)
  return given(text)
}

function measured(reading: Reading, speech: Speech): Words {
  const number = fixed(reading.value, reading.decimals, speech.language)
  const value = reading.comparator ? `${said(reading.comparator, 'comparator', speech).text} ${number}` : number
  const unit = said(reading.unit, 'unit', speech).text
  const date = written(reading.day, speech.language)
  const parts = { value: ours(value, reading.value), unit: ours(unit, reading.unit), date: ours(date, reading.day) }
  return { ...ours(`${value} ${unit}`, reading.value), ...parts }
}

function isList(shown: Shown): shown is readonly Shown[] {
  return Array.isArray(shown)
}

function isText(shown: object): shown is Text {
  return Object.keys(shown).length === 2 && 'nl' in shown && typeof shown.nl === 'string' && 'en' in shown
}
