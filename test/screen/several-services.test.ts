import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fixtureNames } from '../../src/examples/fixture.ts'
import { askedServices } from '../../src/screen/asked.ts'
import { silent } from '../../src/screen/progress.ts'
import { screen } from '../../src/screen/screen.ts'
import type { Sheet } from '../../src/screen/worklist/sheet.ts'
import { fixtures, inputOf, judgedWith, knowledge, screenedOptions, temporaryFolder } from './run.ts'

const able = [...knowledge.services.values()].filter(({ population }) => population !== null).map(({ id }) => id)

it('several services give a summary each, and one worklist in which everybody stands once', async () => {
  expect(able.length).toBeGreaterThan(1)
  const output = join(temporaryFolder(), 'out')
  const options = screenedOptions(inputOf({ 'all.ndjson': fixtures }), output)
  const services = askedServices(knowledge, able)
  const watch = { progress: silent, signal: new AbortController().signal }
  const { people } = await screen(options, { ...judgedWith, services }, watch)
  expect(people).toBe(fixtureNames().length)

  const lines = gunzipSync(readFileSync(join(output, 'decisions.ndjson.gz')))
    .toString()
    .trimEnd()
    .split('\n')
  const told = lines.map((line) => JSON.parse(line)).map(({ patient, service }) => [patient, service])
  const ids = [...new Set(told.map(([patient]) => patient))]
  expect(told).toEqual(ids.flatMap((patient) => able.map((service) => [patient, service])))

  expect(
    readdirSync(output)
      .filter((name) => name.startsWith('summary'))
      .toSorted(),
  ).toEqual(able.map((id) => `summary-${id}.json`).toSorted())
  const html = readFileSync(join(output, 'worklist.html'), 'utf8')
  const sheet: Sheet = JSON.parse(/id="sheet">(.*?)<\/script>/s.exec(html)?.[1] ?? '')
  expect(new Set(sheet.rows.map(({ patient }) => patient)).size).toBe(sheet.rows.length)
  for (const [at, { people, service }] of sheet.sections.entries()) {
    const own = sheet.rows.filter(({ section }) => section === at)
    expect(own).toHaveLength(people)
    expect(own.every((row) => row.service === service)).toBe(true)
  }
  for (const id of able) expect(sheet.rows.some(({ service }) => service === id)).toBe(true)
})
