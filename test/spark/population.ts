import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { writeExport } from '../../scripts/bench/screen/export.ts'
import { readFixture } from '../../src/examples/fixture.ts'
import { adult, measured } from '../screen/people.ts'
import { fixtures, ndjson } from '../screen/run.ts'

const bsn = 'http://fhir.nl/fhir/NamingSystem/bsn'
const of = (id: string) => ({ subject: { reference: `Patient/${id}` } })
const identified = (value: string) => ({ identifier: [{ system: 'https://his.example/nummer', value }] })

/** Somebody with so many more resources than everybody else that all would wait for them, if any did. */
export const skewed = { id: 'p-with-much', resources: 20_000 }

/** Writes people of all kinds into a folder, whole and broken: invented ones, the fixtures, some whose resources are hard to place, and one with very much. */
export async function writePopulation(folder: string): Promise<void> {
  const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content)
  await writeExport(folder, 120)
  write('fixtures.ndjson', ndjson(fixtures))
  write('twice.json', JSON.stringify(readFixture('candidate-two-years-bmi-32')))
  const much = Array.from({ length: skewed.resources }, (_, at) => measured(`much-${at}`, skewed.id))
  write('much.ndjson.gz', gzipSync(ndjson([adult(skewed.id), ...much])))
  write('placed.ndjson', ndjson(placed))
  write(
    'broken.ndjson',
    `no JSON\n[1]\n${ndjson([measured('of-nobody', 'nobody'), { ...measured('1', 'x'), subject: undefined }])}`,
  )
  write('half.ndjson', '{"half')
  const packed = gzipSync(
    ndjson(Array.from({ length: 200 }, (_, at) => ({ ...measured(`cut-${at}`, 'p1'), resourceType: 'Encounter' }))),
  )
  write('Encounter.ndjson.gz', packed.subarray(0, packed.length / 2))
  write('notes.txt', readFileSync(join(folder, 'placed.ndjson')))
}

/** Whose each is has to be found out: by identifier, in the place of another, and what is of nobody goes to who refers to it. */
const placed = [
  adult('p-old', { link: [{ type: 'replaced-by', other: { reference: 'Patient/p-new' } }] }),
  adult('p-new'),
  measured('of-old', 'p-old'),
  adult('p-number', identified('123')),
  measured('by-number', '', { subject: { reference: 'Patient?identifier=https://his.example/nummer|123' } }),
  measured('by-number-too', '', { subject: identified('123') }),
  ...['p-one', 'p-two'].map((id) => adult(id, { identifier: [{ system: bsn, value: '999999990' }] })),
  adult('p-double', { birthDate: '1961-01-01' }),
  adult('p-double', { birthDate: '1962-02-02' }),
  measured('of-double', 'p-double'),
  ...['p-new', 'p-number'].map((id) => ({
    ...{ resourceType: 'MedicationStatement', id: `uses-${id}`, status: 'active', ...of(id) },
    medicationReference: { reference: 'Medication/shared' },
  })),
  {
    resourceType: 'Medication',
    id: 'shared',
    code: { coding: [{ system: 'http://www.whocc.no/atc', code: 'A10BA02' }] },
  },
  measured('\u2028 odd \u{1F600}', 'p-new', { note: [{ text: 'a\u2028b\u2029c\td' }] }),
]
