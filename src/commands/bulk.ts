import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import type { Service } from '../knowledge/knowledge.ts'
import { bulkAddress } from '../screen/bulk/asked.ts'
import { fetchExport } from '../screen/bulk/export.ts'
import { BulkServer } from '../screen/bulk/server.ts'
import { signerOf } from '../screen/bulk/token.ts'
import { realClock } from '../screen/bulk/waiting.ts'
import type { ScreenOptions } from '../screen/options.ts'
import type { Watch } from '../screen/progress.ts'
import { Refusal } from '../screen/refusal.ts'
import { neededFor } from '../screen/types-had.ts'

/** What the command line says of an export that a server makes. */
export interface BulkArguments {
  readonly bulk?: string
  readonly bulkClient?: string
  readonly bulkKey?: string
  readonly bulkKid?: string
  readonly bulkHosts?: string
  readonly bulkWithout?: string
}

/** What is asked of the reading once the export is there: with `--bulk` it is fetched into a folder beside the output. */
export async function withExport(
  options: ScreenOptions,
  said: BulkArguments,
  { fhirServers, networks }: Pick<Config, 'fhirServers' | 'networks'>,
  services: readonly Service[],
  { progress, signal }: Watch,
): Promise<ScreenOptions> {
  if (said.bulk === undefined) return options
  if (options.inputs.length > 0) throw new Refusal('--bulk fetches what --input names: leave out one of both')
  const address = bulkAddress(said.bulk, fhirServers)
  const { ofPeople, shared } = neededFor(services)
  const without = listed(said.bulkWithout)
  const types = [...ofPeople, ...shared].filter((type) => !without.includes(type)).sort()
  const calling = {
    networks,
    types,
    signal,
    base: address.base,
    hosts: listed(said.bulkHosts),
    clock: realClock,
  }
  const server = new BulkServer({ ...calling, signer: await signer(said) })
  const path = exportFolder(options.output)
  try {
    await fetchExport(server, address, types, { path, begun: options.begun }, progress)
  } finally {
    await server.end()
  }
  const isBegun = existsSync(`${resolve(options.output)}.partial`)
  const begun = options.begun === 'resume' && !isBegun ? 'refuse' : options.begun
  return { ...options, inputs: [path], begun }
}

/** Where an export is kept until it is screened. */
export function exportFolder(output: string): string {
  return `${resolve(output)}.export`
}

async function signer({ bulkClient: id, bulkKey: keyFile, bulkKid }: BulkArguments) {
  if (id === undefined && keyFile === undefined) return null
  if (id === undefined || keyFile === undefined)
    throw new Refusal('--bulk-client says as whom and --bulk-key with which key: give both')
  return signerOf({ id, keyFile, keyId: bulkKid ?? null })
}

function listed(text: string | undefined): readonly string[] {
  return text?.split(',').map((each) => each.trim()) ?? []
}
