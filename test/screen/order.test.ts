import { gzipSync } from 'node:zlib'
import { assert, asyncProperty, boolean, integer, record, shuffledSubarray } from 'fast-check'
import type { Resource } from 'fhir/r4.js'
import { expect, it } from 'vitest'
import { measured } from './people.ts'
import { fixtures, inputOf, ndjson, screened } from './run.ts'

/** Some people, some of whose resources have no id, or came twice, or have another with their id. */
const people: readonly Resource[] = (() => {
  const some = fixtures.slice(0, 260)
  const nameless = some
    .filter(({ resourceType }) => resourceType === 'Condition')
    .map(({ id: _, ...rest }) => ({ ...rest }) as Resource)
  const patient = some.find(({ resourceType }) => resourceType === 'Patient')?.id ?? ''
  return [
    ...some,
    ...nameless,
    ...some.slice(0, 20),
    measured('twice', patient),
    measured('twice', patient, { status: 'amended' }),
  ]
})()

it('gives the same rows and counts, whatever the order of resources, and however they are spread over files', async () => {
  const first = await screened(inputOf({ 'all.ndjson': people }))
  expect(first.rows.length).toBeGreaterThan(10)
  expect(first.read.duplicates).toBe(20)
  const spread = record({
    order: shuffledSubarray([...people], { minLength: people.length }),
    files: integer({ min: 1, max: 4 }),
    isPacked: boolean(),
  })
  const same = asyncProperty(spread, async ({ order, files, isPacked }) => {
    const parts = Array.from({ length: files }, (_, at) => ndjson(order.filter((_, index) => index % files === at)))
    const input = inputOf(
      Object.fromEntries(parts.map((part, at) => [`${at}.ndjson`, isPacked ? gzipSync(part) : part])),
    )
    const { packed, read, summary } = await screened(input)
    expect(packed).toEqual(first.packed)
    expect(read).toEqual(first.read)
    expect(summary).toEqual(first.summary)
  })
  await assert(same, { numRuns: 6 })
})
