import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bulkAddress } from '../../../src/screen/bulk/asked.ts'
import { type ExportFolder, fetchExport } from '../../../src/screen/bulk/export.ts'
import { BulkServer, type Calling } from '../../../src/screen/bulk/server.ts'
import { temporaryFolder } from '../run.ts'

export const types = ['Condition', 'Observation', 'Patient']

/** Fetches an export from a stub, in no time. */
export async function fetched(
  address: string,
  { path = join(temporaryFolder(), 'out.export'), begun = 'refuse', ...more }: Partial<Calling & ExportFolder> = {},
) {
  const notes: string[] = []
  const waited: number[] = []
  let now = 0
  const calling: Calling = {
    base: bulkAddress(address, new Set()).base,
    hosts: [],
    networks: [],
    signer: null,
    types,
    signal: new AbortController().signal,
    clock: {
      now: () => now,
      async wait(seconds, signal) {
        signal.throwIfAborted()
        waited.push(seconds)
        now += seconds * 1000
      },
    },
    ...more,
  }
  const told = { note: (text: string) => notes.push(text) }
  const end = async () => {
    await fetchExport(new BulkServer(calling), bulkAddress(address, new Set()), types, { path, begun }, told)
    return readdirSync(path).filter((name) => !name.startsWith('.'))
  }
  return { path, notes, waited, end }
}
