import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeCsv } from '../../../src/screen/worklist/csv-file.ts'
import type { SheetHead, SheetRow } from '../../../src/screen/worklist/sheet.ts'
import { temporaryFolder } from '../run.ts'

const text = (nl: string, en: string) => ({ nl, en })
const head = (more: Partial<SheetHead> = {}): SheetHead => ({
  ...{ asOf: '2026-01-01', language: 'nl', run: 'r', isIdentified: false },
  sections: [{ service: 's', name: 'one', title: text('Eén', 'One'), people: 1 }],
  ...more,
})
const row: SheetRow = {
  ...{ section: 0, patient: '=cmd|1', name: '+Testpersoon', born: '1960-01-01', service: 's', age: null },
  why: text('HbA1c 7,5; let op', 'HbA1c 7.5; mind'),
  also: [text('Twee', 'Two'), text('Drie', 'Three')],
  values: [{ name: text('Gewicht', 'Weight'), value: '92.5', unit: text('kg', 'kg'), day: '2025-12-01' }],
  ...{ drugs: ['a', 'b'], programmes: [], missing: [text('stopdatum', 'stop date')], contact: null },
  ...{ isLost: true, isOrdered: true, incomplete: [] },
}

async function written(more: Partial<SheetHead> = {}): Promise<string> {
  const path = join(temporaryFolder(), 'list.csv')
  await writeCsv(
    path,
    head(more),
    (async function* () {
      yield row
    })(),
  )
  expect(statSync(path).mode & 0o777).toBe(0o600)
  return readFileSync(path, 'utf8')
}

it('is for a Dutch spreadsheet, and nothing in it is a formula', async () => {
  const [columns, line, end] = (await written()).split('\r\n')
  expect(columns?.startsWith('\uFEFFsectie;persoon;leeftijd')).toBe(true)
  expect(line).toBe(
    `Eén;'=cmd|1;;"HbA1c 7,5; let op";Twee, Drie;Gewicht 92,5 kg (2025-12-01);a, b;;stopdatum;;controleer of deze persoon nog ingeschreven is, aangevraagd;s`,
  )
  expect(end).toBe('')
})

it('says names where they are asked for, and numbers as the language writes them', async () => {
  const [columns, line] = (await written({ language: 'en', isIdentified: true })).split('\r\n')
  expect(columns).toContain('person;name;date of birth;age')
  expect(line).toContain("'=cmd|1;'+Testpersoon;1960-01-01;;")
  expect(line).toContain('Weight 92.5 kg')
})
