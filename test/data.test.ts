import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Bundle, Observation, Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { defaultSite } from '../src/config.ts'
import { compose } from '../src/engine/compose.ts'
import { decide } from '../src/engine/decide.ts'
import { explain } from '../src/engine/explain.ts'
import { explanationSchema } from '../src/engine/explanation.ts'
import { read } from '../src/engine/read.ts'
import { codingsOf } from '../src/fhir/coding.ts'
import { lexiconOf } from '../src/fhir/lexicon.ts'
import { nameOf, onceEach } from '../src/fhir/once.ts'
import { packageRoot } from '../src/knowledge/root.ts'
import { knowledge, service } from './why.ts'

/** Example data that others made, beside the project where they are at hand; never part of it. */
const folder = join(packageRoot(), '..', 'shared', 'data')
const days = ['2026-11-22', '2025-06-15', '2018-01-01']

describe('data that others made', () => {
  if (!existsSync(folder)) {
    const why = 'there is no folder shared/data beside the project'
    console.info(`test/data.test.ts is skipped: ${why}`)
    it.skip(`are read without a mishap: skipped, because ${why}`, () => {})
    return
  }

  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
  const listed = { values: 0, used: 0 }

  it.each(files.map((file) => [relative(folder, file), file]))('%s', (_, file = '') => {
    const resources = resourcesIn(JSON.parse(readFileSync(file, 'utf8')))
    for (const patientId of patientsIn(resources)) for (const asOf of days) expectAllTold(resources, patientId, asOf)
  })

  it('hold values that are used, and values that are not', () => {
    expect(listed.used).toBeGreaterThan(0)
    expect(listed.values).toBeGreaterThan(listed.used)
  })

  /** Every value whose code is listed is used or has a reason. */
  function expectAllTold(resources: readonly Resource[], patientId: string, asOf: string): void {
    const gathered = { patientId, resources: onceEach(resources), unavailable: new Set<string>() }
    const patient = read(gathered, knowledge, asOf, defaultSite)
    for (const measure of knowledge.codes.measures.keys()) patient.series(measure)
    const evaluations = decide(service, knowledge, patient)
    const composed = compose(service, knowledge, patient, evaluations, 'nl')
    const { facts } = explanationSchema.parse(explain(service, knowledge, patient, evaluations, composed, 'nl'))
    const told = new Map<string, number>()
    for (const { source, fact } of facts) {
      const key = `${source} ${fact.replace('fasting-glucose', 'glucose')}`
      told.set(key, (told.get(key) ?? 0) + 1)
    }
    for (const resource of gathered.resources.filter(isObservation)) {
      for (const [measure, times] of measuresOf(resource)) {
        const key = `${nameOf(resource)} ${measure}`
        expect(told.get(key), key).toBeGreaterThanOrEqual(times)
        listed.values += times
      }
    }
    listed.used += facts.filter(({ used, source }) => used && source.startsWith('Observation/')).length
  }
})

/** How many values an Observation has of each measure, in itself and in its components. */
function measuresOf(observation: Observation): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const part of [observation, ...(observation.component ?? [])]) {
    const measures = codingsOf(part)
      .flatMap((coding) => lexiconOf(knowledge).observed.find(coding))
      .filter((row) => 'measure' in row)
    for (const measure of new Set(measures.map((row) => row.measure))) found.set(measure, (found.get(measure) ?? 0) + 1)
  }
  return found
}

function isObservation(resource: Resource): resource is Observation {
  return resource.resourceType === 'Observation'
}

/** The resources of a file, with references between them written as `Type/id`. */
function resourcesIn(json: Resource): readonly Resource[] {
  if (json.resourceType !== 'Bundle') return [json]
  const entries = (json as Bundle).entry ?? []
  const names = new Map(
    entries.flatMap(({ fullUrl, resource }) => (fullUrl && resource ? [[fullUrl, nameOf(resource)]] : [])),
  )
  const text = JSON.stringify(entries.flatMap(({ resource }) => (resource ? [resource] : [])))
  return JSON.parse(text, (key, value) => (key === 'reference' ? (names.get(value) ?? value) : value))
}

/** Everyone that these resources are about. */
function patientsIn(resources: readonly Resource[]): readonly string[] {
  const ids = resources.flatMap((resource) => {
    if (resource.resourceType === 'Patient') return resource.id ?? []
    const { subject } = resource as { subject?: { reference?: string } }
    return /(?:^|\/)Patient\/([^/]+)$/.exec(subject?.reference ?? '')?.[1] ?? []
  })
  return [...new Set(ids)]
}
