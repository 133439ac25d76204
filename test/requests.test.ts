import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { dayAt } from '../src/fhir/day.ts'
import { readRequest, requestNames, shiftDates } from '../src/fhir/fixture.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { packageRoot } from '../src/knowledge/root.ts'

/** Rows of the table in fhir-fixtures/README.md: name, status, code. */
const rows = readFileSync(join(packageRoot(), 'fhir-fixtures', 'README.md'), 'utf8').matchAll(
  /^\| `([\w-]+)` \| (\d{3})(?: `([\w-]+)`)? \|/gm,
)
const answers = [...rows].map(([, name = '', status, code]) => [name, Number(status), code] as const)

describe('fixture calls', () => {
  let app: ReturnType<typeof build>

  beforeAll(async () => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
    app = build({ config, knowledge: await loadKnowledge() })
  })

  afterAll(() => app?.close())

  const post = (name: string, path = '') =>
    app.inject({
      method: 'POST',
      url: `/cds-services/diabetes-remission${path}`,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(shiftDates(readRequest(name), dayAt(Date.now()))),
    })

  it('are all in the table', () => {
    expect(answers.map(([name]) => name).sort()).toEqual(requestNames())
  })

  it.each(answers)('%s is answered %i %s', async (name, status, code) => {
    const response = await post(name)
    expect(response.statusCode, response.body).toBe(status)
    if (code) expect(response.json().issue[0].details.coding[0].code).toBe(code)
    else expect(response.json()).toHaveProperty('cards')
    expect(response.body).not.toMatch(/fx-kweepeer-\d|Testpersoon/)
  })

  it.each(['patient-view', 'patient-view-loose', 'resources-that-are-odd'])('%s is about HbA1c 55', async (name) => {
    const { facts } = (await post(name, '/explain')).json()
    expect(facts).toContainEqual(expect.objectContaining({ fact: 'hba1c', value: 55, used: true }))
  })

  it.each(['numbers-as-strings', 'observations-without-status-date-unit-code'])(
    '%s: nothing measured is used',
    async (name) => {
      const { facts } = (await post(name, '/explain')).json()
      const measured = facts.filter(({ fact }: { fact: string }) => ['hba1c', 'glucose', 'weight'].includes(fact))
      expect(measured.filter(({ used }: { used: boolean }) => used)).toEqual([])
      expect(measured.length).toBeGreaterThan(0)
    },
  )

  it('prefetch-of-mixed-patients: results of somebody else are listed, not used', async () => {
    const { facts } = (await post('prefetch-of-mixed-patients', '/explain')).json()
    const others = facts.filter(({ reason }: { reason?: string }) => reason === 'other-patient')
    expect(others).toHaveLength(2)
    expect(others.every(({ used, value }: { used: boolean; value: unknown }) => !used && value === null)).toBe(true)
  })
})
