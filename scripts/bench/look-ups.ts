import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { dayAt } from '../../src/calendar.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { lookUpShowings, type ShowingKey } from '../../src/store/showings.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { measureEngine } from './engine.ts'

/**
 * What `npm run look-ups` measures: how long a call waits to learn whether its card was shown before, in an empty store and in one with so
 * many cards shown, beside what judging takes. In the embedded store of a folder of its own, or in the PostgreSQL of DATABASE_URL, which has
 * to be empty and is left full.
 */
const shown = Number(process.argv[2] || 1_000_000)
const perPerson = 5
const asked = 2000
const dataDir = mkdtempSync(join(tmpdir(), 'look-ups-'))
const databaseUrl = process.env.DATABASE_URL || undefined
const store = openStore({ databaseUrl, dataDir }, (what, _counts, error) => {
  throw new Error(`the store does not ${what}`, { cause: error })
})

try {
  store.open()
  while (store.state !== 'open') await new Promise((resolve) => setTimeout(resolve, 50))
  const { withCards } = await measureEngine(await loadKnowledge({ cases: false }), 200, 3)
  const judging = 1000 / withCards
  console.log(`judging 200 Observations and composing a card: ${judging.toFixed(2)} ms`)
  console.log(`rows ${databaseUrl ? '(PostgreSQL)' : '(embedded)'}  at once  median (ms)  p99 (ms)  of judging`)
  for (const rows of [0, shown]) {
    await fill(store, rows)
    for (const together of [1, 16]) {
      await measure(rows, together)
      const times = (await measure(rows, together)).sort((one, other) => one - other)
      const [median = 0, p99 = 0] = [0.5, 0.99].map((part) => times[Math.floor(times.length * part)])
      const columns = [rows, together, median.toFixed(2), p99.toFixed(2), `${((100 * median) / judging).toFixed(0)} %`]
      console.log(columns.map((column, at) => String(column).padEnd([19, 9, 13, 10][at] ?? 0)).join(''))
    }
  }
} finally {
  await store.close(5000)
  rmSync(dataDir, { recursive: true, force: true })
}

/** Makes rows as calls write them: hashes as keys, each person with some cards. */
async function fill(store: Store, rows: number): Promise<void> {
  const step = 50_000
  for (let from = 0; from < rows; from += step)
    await store.use((database) =>
      sql`insert into showing (subject, fingerprint, first, day, at)
        select md5((number / ${perPerson}::int)::text), md5(number::text), ${dayAt(Date.now())}, ${dayAt(Date.now())}, now()
        from generate_series(${from}::int, ${from + step - 1}::int) as number`.execute(database),
    )
}

/** Milliseconds that each of the look-ups took; half of them find something when there are rows. */
async function measure(rows: number, together: number): Promise<number[]> {
  const lookUp = lookUpShowings(store)
  const keys = await keysOf(rows)
  const times: number[] = []
  const work = async (from: number) => {
    for (let at = from; at < asked; at += together) {
      const key = keys[at % keys.length]
      if (!key) throw new Error('no key to ask for')
      const start = performance.now()
      const found = await lookUp([key])
      times.push(performance.now() - start)
      if (found === undefined) throw new Error('the store did not answer')
    }
  }
  await Promise.all(Array.from({ length: together }, (_, from) => work(from)))
  return times
}

async function keysOf(rows: number): Promise<readonly ShowingKey[]> {
  const strangers = Array.from({ length: 500 }, (_, at) => ({ subject: `nobody-${at}`, fingerprint: `nothing-${at}` }))
  if (rows === 0) return strangers
  const { rows: known } = await store.use((database) =>
    sql<ShowingKey>`select subject, fingerprint from showing tablesample system (1) limit 500`.execute(database),
  )
  return known.flatMap((key, at) => [key, strangers[at] ?? key])
}
