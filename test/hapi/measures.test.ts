import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measure, MeasureReport, OperationOutcome } from 'fhir/r4.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Containers, hasEngine, startContainers } from '../container.ts'
import { counted, folderOf } from '../outcomes/counted.ts'
import { groups } from '../outcomes/people.ts'

const engine = await hasEngine()

/** A report for each indicator and population: those of other time points are alike. */
function oneOfEach(reports: readonly MeasureReport[]): readonly MeasureReport[] {
  const ofMeasure = new Map(reports.map((each) => [`${each.measure} ${each.id?.split('-').at(-1)}`, each]))
  return [...ofMeasure.values()]
}

describe.skipIf(!engine)(
  'the validator of HAPI FHIR',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'measures-'))
    let input: string
    let containers: Containers
    let measures: readonly Measure[]

    beforeAll(async () => {
      containers = await startContainers()
      input = folderOf(groups)
      await counted(input, { output: join(folder, 'own') })
      await counted(input, { output: join(folder, 'shared') }, { share: true })
      measures = read<Measure>('own/Measure.ndjson')
      // A report is held against its measure.
      for (const measure of measures) await send('PUT', `Measure/${measure.id}`, measure)
    }, 600_000)
    afterAll(async () => {
      await containers?.stop()
      for (const each of [folder, input]) if (each) rmSync(each, { recursive: true, force: true })
    })

    it('accepts every Measure', async () => {
      expect(measures.length).toBeGreaterThan(10)
      expect(await faultsOf(measures)).toEqual([])
    })

    it.each(['own', 'shared'])('accepts a MeasureReport of each, %s', async (name) => {
      const reports = oneOfEach(read<MeasureReport>(`${name}/MeasureReport.ndjson`))
      expect(new Set(reports.map(({ measure }) => measure)).size).toBe(measures.length)
      expect(await faultsOf(reports)).toEqual([])
    })

    it('tells of a report that is wrong', async () => {
      const [report] = read<MeasureReport>('own/MeasureReport.ndjson')
      const [group] = report?.group ?? []
      const wrong = { ...report, group: [{ ...group, measureScore: { value: 42.9, unit: '%' } }] } as MeasureReport
      expect(await faultsOf([wrong])).not.toEqual([])
    })

    function read<T>(name: string): readonly T[] {
      const lines = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n')
      return lines.map((line) => JSON.parse(line) as T)
    }

    async function send(method: string, path: string, body: object): Promise<Response> {
      return fetch(`${containers.fhirServer}/${path}`, {
        method,
        headers: { 'content-type': 'application/fhir+json' },
        body: JSON.stringify(body),
      })
    }

    /** What the validator calls an error; codes and systems of our own are warnings to it. */
    async function faultsOf(resources: readonly (Measure | MeasureReport)[]): Promise<readonly string[]> {
      const faults: string[] = []
      for (const resource of resources) {
        const answer = await send('POST', `${resource.resourceType}/$validate`, resource)
        const { issue = [] } = (await answer.json()) as OperationOutcome
        const isHeld = !issue.some(({ diagnostics = '' }) => diagnostics.includes('could not be resolved'))
        const wrong = issue.filter(({ severity }) => severity === 'error' || severity === 'fatal')
        faults.push(...wrong.map(({ diagnostics }) => `${resource.id}: ${diagnostics}`))
        if (!isHeld) faults.push(`${resource.id} was not held against its Measure`)
      }
      return faults
    }
  },
  900_000,
)
