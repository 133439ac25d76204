import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../knowledge/knowledge.ts'
import type { SheetHead, SheetRow } from './sheet.ts'

const columns = {
  nl: [
    'sectie',
    'persoon',
    'leeftijd',
    'waarom',
    'ook',
    'waarden',
    'medicatie',
    'passende programma’s',
    'ontbreekt',
    'laatst gezien',
    'let op',
    'dienst',
  ],
  en: [
    'section',
    'person',
    'age',
    'why',
    'also',
    'values',
    'drugs',
    'fitting programmes',
    'missing',
    'last seen',
    'mind',
    'service',
  ],
} as const
const named = { nl: ['naam', 'geboortedatum'], en: ['name', 'date of birth'] } as const
const marks = {
  nl: {
    lost: 'controleer of deze persoon nog ingeschreven is',
    ordered: 'aangevraagd',
    incomplete: 'niet alles kon worden gelezen',
  },
  en: {
    lost: 'check whether this person is still registered',
    ordered: 'ordered',
    incomplete: 'not everything could be read',
  },
} as const

/** What a spreadsheet in Dutch opens: with the sign of the byte order, semicolons, and nothing that is taken for a formula. */
const dialect = { delimiter: ';', record_delimiter: 'windows', escape_formulas: true } as const
const byteOrder = '\uFEFF'

/** Writes the worklist as a table. Days are ISO; numbers have the decimal sign of the language. */
export async function writeCsv(path: string, head: SheetHead, rows: AsyncIterable<SheetRow>): Promise<void> {
  const { language, isIdentified } = head
  async function* lines() {
    const [section, person, ...rest] = columns[language]
    yield byteOrder + stringify([[section, person, ...(isIdentified ? named[language] : []), ...rest]], dialect)
    for await (const row of rows) yield stringify([cells(row, head)], dialect)
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }))
}

function cells(row: SheetRow, { language, sections, isIdentified }: SheetHead): readonly (string | number)[] {
  const said = (texts: readonly { readonly nl: string; readonly en: string }[]) =>
    texts.map((text) => text[language]).join(', ')
  const values = row.values.map(
    ({ name, value, unit, day }) =>
      `${name[language]} ${number(value, language)} ${unit[language]}${day === null ? '' : ` (${day})`}`,
  )
  const say = marks[language]
  const mind = [row.isLost && say.lost, row.isOrdered && say.ordered, row.incomplete.length > 0 && say.incomplete]
  return [
    sections[row.section]?.title[language] ?? '',
    row.patient,
    ...(isIdentified ? [row.name ?? '', row.born ?? ''] : []),
    row.age ?? '',
    row.why[language],
    said(row.also),
    values.join(', '),
    row.drugs.join(', '),
    said(row.programmes),
    said(row.missing),
    row.contact ?? '',
    mind.filter(Boolean).join(', '),
    row.service,
  ]
}

function number(value: number | string, language: Language): string {
  return language === 'nl' ? String(value).replace('.', ',') : String(value)
}
