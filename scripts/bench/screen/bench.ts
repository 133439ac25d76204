import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { whole } from '../../../src/budget/work.ts'
import { decide } from '../../../src/engine/decide.ts'
import { packageRoot } from '../../../src/knowledge/files/root.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { defaultSite } from '../../../src/knowledge/site.ts'
import { read } from '../../../src/patient/read.ts'
import { askedServices } from '../../../src/screen/asked.ts'
import type { Person } from '../../../src/screen/group/person.ts'
import { type BatchJudging, judgeBatch } from '../../../src/screen/judge/batch.ts'
import { judge } from '../../../src/screen/judge/judge.ts'
import { isPrepared, prepare } from '../../../src/screen/judge/prepared.ts'
import { judgesInThreads } from '../../../src/screen/judge/threads.ts'
import { writeExport } from './export.ts'
import { peakMemory } from './peak-memory.ts'
import { personsOf } from './persons.ts'

/** What `npm run bench-screen -- PEOPLE...` measures: of the first number how fast, of each how much memory. */
const [count = 2000, ...more] = process.argv.slice(2).map(Number)
const asOf = '2026-01-01'
const perBatch = 200
const least = 80

const knowledge = await loadKnowledge({ cases: false })
const services = askedServices(knowledge, [])
const judging: BatchJudging = {
  ...{ knowledge, services, asOf, site: defaultSite, language: 'nl', unavailable: [] },
  ...{ isPast: true, isFull: false, isIdentified: false },
}
const persons = personsOf(count)
const batches = Array.from({ length: Math.ceil(persons.length / perBatch) }, (_, at) =>
  persons.slice(at * perBatch, (at + 1) * perBatch),
)
const load = () =>
  `load ${loadavg()
    .map((each) => each.toFixed(1))
    .join(' ')}`
const resources = persons.reduce((sum, person) => sum + person.resources.length, 0)
console.log(`${persons.length} people with ${(resources / persons.length).toFixed(1)} resources each, ${load()}`)

/** People in a second of one processor; done twice before, so that it is compiled. */
function perSecond(name: string, work: () => void): number {
  work()
  work()
  const begun = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begun)
  const rate = (persons.length * 1e6) / (user + system)
  console.log(`${name.padEnd(52)} ${rate.toFixed(0).padStart(8)} people/s of a core`)
  return rate
}

const parsing = perSecond('JSON.parse alone', () => {
  for (const { resources } of persons) for (const { text } of resources) JSON.parse(text)
})
const prepared = persons.map(prepare).filter(isPrepared)
const engine = perSecond('the engine alone, on people already parsed', () => {
  for (const { id, resources, addressOf } of prepared)
    for (const service of services) {
      const gathered = { patientId: id, resources, isPast: true, addressOf, unavailable: new Set<string>() }
      const patient = read(gathered, knowledge, service, asOf, defaultSite)
      whole(patient.ahead())
      decide(service, knowledge, patient)
    }
})
perSecond('the same with cards and "why?"', () => {
  for (const person of prepared) for (const service of services) judge(person, service, judging)
})
const all = perSecond('judging: parsed, judged, rows, packed, worklist', () => {
  for (const batch of batches) judgeBatch(batch, judging)
})
console.log(
  `judging is ${share(all, engine)} of the engine alone (goal ${least} %); JSON.parse is ${share(all, parsing)} of judging`,
)

const [one, two] = [await inThreads(1), await inThreads(2)]
console.log(
  `2 workers are ${(two / one).toFixed(2)} times as fast as 1: ${share(two, 2 * one)} (goal ${least} %), ${load()}`,
)

for (const people of [count, ...more]) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-screen-'))
  try {
    await writeExport(join(folder, 'in'), people)
    const program = join(packageRoot(), 'dist/src/cli.js')
    const asked = [
      'screen',
      '--input',
      join(folder, 'in'),
      '--output',
      join(folder, 'out'),
      '--as-of',
      asOf,
      '--workers',
      '2',
    ]
    const { mebibytes, seconds } = await peakMemory([program, ...asked])
    console.log(
      `${people} people, whole run with 2 workers: ${seconds.toFixed(1)} s, at most ${mebibytes.toFixed(0)} MiB, ${load()}`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** People in a second of the clock, with so many threads that are warm. */
async function inThreads(workers: number): Promise<number> {
  const { language, isPast, unavailable, isFull, isIdentified } = judging
  const setup = { asOf, isPast, language, unavailable, isFull, isIdentified, siteFile: undefined, gatherDeadline: 0 }
  const judges = judgesInThreads(workers, { ...setup, services: services.map(({ id }) => id), hash: knowledge.hash })
  const judgeAll = () => Promise.all(batches.map((batch: readonly Person[]) => judges.judge(batch)))
  await judgeAll()
  const begun = performance.now()
  await judgeAll()
  const rate = (persons.length * 1000) / (performance.now() - begun)
  await judges.end()
  console.log(`${`judging in ${workers} threads`.padEnd(52)} ${rate.toFixed(0).padStart(8)} people/s`)
  return rate
}

function share(one: number, other: number): string {
  return `${((100 * one) / other).toFixed(0)} %`
}
