import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readFixture } from '../../../src/examples/fixture.ts'
import type { Sheet, SheetRow } from '../../../src/screen/worklist/sheet.ts'
import { fixtures, inputOf, screened } from '../../screen/run.ts'

/** The id of the patient of a fixture. */
function idOf(fixture: string): string {
  const entries = readFixture(fixture).entry ?? []
  return entries.find(({ resource }) => resource?.resourceType === 'Patient')?.resource?.id ?? 'none'
}

function sheetIn(output: string): Sheet {
  const html = readFileSync(join(output, 'worklist.html'), 'utf8')
  const [, data = ''] = /<script type="application\/json" id="sheet">(.*?)<\/script>/s.exec(html) ?? []
  return JSON.parse(data)
}

async function listed(options: Parameters<typeof screened>[1] = {}) {
  const { output, summary, rows } = await screened(inputOf({ 'all.ndjson': fixtures }), options)
  return { sheet: sheetIn(output), csv: readFileSync(join(output, 'worklist.csv'), 'utf8'), summary, rows }
}

describe('the worklist of the fixture patients', () => {
  let known: Sheet | undefined
  let sheet: Sheet
  beforeEach(async () => {
    known ??= (await listed()).sheet
    sheet = known
  })

  const inSection = (name: string): readonly SheetRow[] => {
    const at = sheet.sections.findIndex((section) => section.name === name)
    return sheet.rows.filter(({ section }) => section === at)
  }
  const ids = (name: string) => inSection(name).map(({ patient }) => patient)

  it('has everybody once, and says how many stand in each section', () => {
    expect(new Set(sheet.rows.map(({ patient }) => patient)).size).toBe(sheet.rows.length)
    for (const { name, people } of sheet.sections) expect([name, inSection(name).length]).toEqual([name, people])
    expect(sheet.sections.map(({ name }) => name)).toEqual([
      'safety-now',
      'no-longer-fit',
      'not-recorded',
      'medication-review',
      'could-discuss',
      'one-missing',
    ])
    for (const { name, people } of sheet.sections) expect([name, people > 0]).toEqual([name, true])
  })

  it.each([
    ['safety-now', 'severe-hypoglycaemia-on-insulin'],
    ['no-longer-fit', 'relapse-after-remission'],
    ['not-recorded', 'remission-after-metformin-stop'],
    ['could-discuss', 'candidate-two-years-bmi-32'],
    ['one-missing', 'only-fasting-glucose-missing'],
  ])('%s: %s', (section, fixture) => {
    expect(ids(section)).toContain(idOf(fixture))
  })

  it.each([
    'referred-last-month',
    'discussed-last-month',
    'declined-last-spring',
    'deceased',
    'pregnant',
    'no-diabetes',
  ])('does not list %s', (patient) => {
    expect(sheet.rows.map(({ patient }) => patient)).not.toContain(patient)
  })

  it('tells why as the card does, with values, drugs, programmes and what else there is', () => {
    const row = inSection('could-discuss').find(({ patient }) => patient === idOf('candidate-two-years-bmi-32'))
    expect(row?.why).toEqual({
      nl: expect.stringContaining('Diabetes sinds 2 jaar, BMI 32,2'),
      en: expect.stringContaining('Diabetes for 2 years, BMI 32.2'),
    })
    expect(row?.values.map(({ name }) => name.nl)).toContain('HbA1c')
    expect(row?.programmes.length).toBeGreaterThan(0)
    expect(row).not.toHaveProperty('name')
  })

  it('comes by band within the candidates, and then by who was not seen for longest', () => {
    const contacts = inSection('could-discuss').filter(({ isLost }) => !isLost)
    expect(contacts.length).toBeGreaterThan(2)
    const lost = inSection('could-discuss').map(({ isLost }) => isLost)
    expect(lost).toEqual(lost.toSorted((one, other) => Number(one) - Number(other)))
  })
})

it('lists who is incomplete under safety only', async () => {
  const broken = fixtures.flatMap((one) => {
    const { subject } = one as { readonly subject?: { readonly reference?: string } }
    return one.resourceType === 'Patient'
      ? [`{"resourceType":"Observation","subject":{"reference":"Patient/${one.id}"},`]
      : subject
        ? []
        : []
  })
  const input = inputOf({ 'all.ndjson': fixtures, 'Observation.ndjson': `${broken.join('\n')}\n` })
  const { output, rows } = await screened(input)
  expect(rows.every(({ incomplete }) => incomplete?.includes('Observation'))).toBe(true)
  const { rows: listedRows, sections } = sheetIn(output)
  expect(listedRows.length).toBeGreaterThan(0)
  expect(new Set(listedRows.map(({ section }) => sections[section]?.name))).toEqual(new Set(['safety-now']))
})

describe('worklist.csv', () => {
  it('is what a Dutch spreadsheet opens', async () => {
    const { csv, sheet } = await listed()
    expect(csv.startsWith('\uFEFFsectie;persoon;leeftijd;waarom')).toBe(true)
    expect(csv.split('\r\n')).toHaveLength(sheet.rows.length + 2)
    expect(csv).toMatch(/BMI 32,2 kg\/m²|BMI 32,2/)
    expect(csv).toMatch(/\(\d{4}-\d\d-\d\d\)/)
    expect(csv).not.toContain('Testpersoon')
  })

  it('says names only where that was asked for, and so many rows of a section', async () => {
    const { csv, sheet } = await listed({ isIdentified: true, mostRows: 1, language: 'en' })
    expect(csv.startsWith('\uFEFFsection;person;name;date of birth;age;why')).toBe(true)
    expect(sheet.isIdentified).toBe(true)
    expect(sheet.rows).toHaveLength(sheet.sections.length)
    expect(sheet.sections.some(({ people }) => people > 1)).toBe(true)
    expect(sheet.rows.every(({ name, born }) => name !== undefined && born !== undefined)).toBe(true)
  })
})
