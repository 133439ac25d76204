import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Resource } from 'fhir/r4.js'
import { daysAfter } from '../../../src/calendar.ts'
import { generatedYears } from '../../rate/generated.ts'

/** Their values were measured up to this day; they are the same each time. */
const last = '2026-01-01'
const perTime = 1000

/** Invented people, a thousand at a time. */
export function* people(count: number): Generator<readonly Resource[]> {
  for (let made = 0; made < count; made += perTime) {
    const years = generatedYears(Math.min(perTime, count - made), daysAfter(last, -365), () => 360, made + 1)
    yield years.flatMap(({ resources }) => resources.map((resource) => numbered(resource, made)))
  }
}

/** Everybody of another thousand has another id. */
function numbered(resource: Resource, made: number): Resource {
  return JSON.parse(JSON.stringify(resource).replaceAll(/generated-(\d+)/g, (_, at) => `p${Number(at) + made}`))
}

/** Writes them as an export of a server does: a file for each type. */
export async function writeExport(folder: string, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const files = new Map<string, WriteStream>()
  for (const resources of people(count))
    for (const resource of resources) {
      const { resourceType: type } = resource
      const file = files.get(type) ?? createWriteStream(join(folder, `${type}.ndjson`))
      files.set(type, file)
      if (!file.write(`${JSON.stringify(resource)}\n`))
        await new Promise<void>((resolve) => file.once('drain', () => resolve()))
    }
  await Promise.all([...files.values()].map((file) => new Promise<void>((resolve) => file.end(() => resolve()))))
}
