import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { anchor } from '../../src/examples/fixture.ts'
import { fixtures, inputOf, knowledge, screened } from './run.ts'

it('decisions.parquet has a row for each person and rule, in the order of the people', async () => {
  const { output, rows } = await screened(inputOf({ 'all.ndjson': fixtures }))
  const path = join(output, 'decisions.parquet')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const read = await connection.runAndReadAll(`select * from '${path}'`)
  const table = read.getRowObjects()
  connection.closeSync()
  instance.closeSync()
  const expected = rows.flatMap(({ patient, decisions }) =>
    decisions.map(({ rule, reason }) => [patient, rule, reason, anchor, knowledge.hash]),
  )
  expect(table.map((row) => [`Patient/${row.patient}`, row.rule, row.reason, row.asOf, row.knowledge])).toEqual(
    expected,
  )
  expect(table.some(({ card, indicator }) => card !== null && indicator !== null)).toBe(true)
  expect(table.some(({ state }) => state === 'remission')).toBe(true)
})
