import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { serverBase } from '../fhir/client/base-url.ts'
import { NotHad } from '../fhir/failed-answer.ts'
import { type Faults, start } from '../knowledge/files/fault.ts'
import { words } from '../knowledge/files/text.ts'
import { YamlFile } from '../knowledge/files/yaml.ts'
import { hashOf } from '../knowledge/hash.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Places, type ReadKnowledge, readKnowledge } from '../knowledge/load.ts'
import { defaultSite, type Site } from '../knowledge/site.ts'
import type { ClientSettings } from '../trust/client.ts'
import type { LaunchServer } from '../trust/launch-server.ts'
import { readClients } from './callers/clients.ts'
import { readLaunchServers } from './callers/launch-servers.ts'
import { readLocalCodes } from './local-codes.ts'
import { replacedBy, withProgrammes } from './offer.ts'
import { textsOf, withLocalCodes } from './overlay.ts'
import { type Directory, entriesFrom, entriesIn, noRegion, programmesIn, type Region } from './region.ts'
import { readSwitches, withServices } from './services.ts'
import { readSettings } from './settings.ts'

/** What a deployment judges with: the knowledge with what its site adds, and what the site says of itself. */
export interface Deployment {
  readonly knowledge: Knowledge
  readonly site: Site
  readonly region: Region
  /** Who may call; without any, everyone may. */
  readonly clients: readonly ClientSettings[]
  /** From where the conversation page is launched. */
  readonly launchServers: readonly LaunchServer[]
}

const directory = z
  .strictObject({
    file: words.exactOptional(),
    fhirServer: z
      .string()
      .transform(
        (url, context) =>
          serverBase(url) ?? context.addIssue('write an http(s) base URL without user, query or fragment'),
      )
      .pipe(z.string())
      .exactOptional(),
    query: z
      .string()
      .regex(
        /^HealthcareService(\?[^\s#]+)?$/,
        'write a search of HealthcareService, e.g. HealthcareService?active=true',
      )
      .exactOptional(),
  })
  .optional()

/**
 * Reads all knowledge and the site file, where there is one. The region's FHIR server, where the site names one, is asked for at most
 * `deadline` milliseconds; without a deadline it is not asked. When it fails, the national programmes stay.
 * @throws KnowledgeFaults with every fault of the knowledge and of the site file
 */
export async function loadDeployment(
  path: string | undefined,
  deadline: number | null,
  places: Places = {},
): Promise<Deployment> {
  return deploy(await readKnowledge(places), path, deadline)
}

/** The same, with knowledge that was read already. */
export async function deploy(
  { knowledge: shipped, faults, texts }: ReadKnowledge,
  path: string | undefined,
  deadline: number | null,
): Promise<Deployment> {
  if (path === undefined) {
    faults.throwIfAny()
    return { knowledge: shipped, site: defaultSite, region: noRegion, clients: [], launchServers: [] }
  }
  const whole = !faults.any
  const file = await yamlAt(path, path, faults)
  const settings = readSettings(file, shipped, whole)
  const local = readLocalCodes(file, shipped.codes, whole)
  const switches = readSwitches(file, shipped, whole)
  const clients = readClients(file)
  const launchServers = readLaunchServers(file)
  const named = readDirectory(file)
  const listed = named?.file === undefined ? null : await yamlAt(join(dirname(path), named.file), named.file, faults)
  const entries = listed ? entriesIn(listed) : []
  faults.throwIfAny('the knowledge and the site file')

  const coded = { ...shipped, codes: withLocalCodes(shipped.codes, local) }
  const asked = named?.server ? await ask(named.server, deadline) : { entries: [], failure: null }
  const found = programmesIn([...entries, ...asked.entries], coded)
  const knowledge = {
    ...withServices(withProgrammes(coded, found.programmes), switches),
    hash: hashOf([...texts, ...textsOf(local, found.programmes)]),
  }
  const regionalProgrammes = [...settings.regionalProgrammes, ...found.programmes.map(({ id }) => id)]
  const state =
    named?.server && deadline === null ? 'unread' : asked.failure !== null ? 'failed' : named ? 'read' : 'none'
  return {
    knowledge,
    site: Object.freeze({ ...settings, regionalProgrammes: Object.freeze(regionalProgrammes) }),
    region: { state, failure: asked.failure, replaced: replacedBy(found.programmes, shipped), ...found },
    clients,
    launchServers,
  }
}

/** A YAML or JSON file; one that cannot be read is a fault, and reads as nothing. */
async function yamlAt(path: string, shown: string, faults: Faults): Promise<YamlFile> {
  try {
    const text = await readFile(path, 'utf8')
    const file = new YamlFile(shown, text, faults)
    return file.content === null ? new YamlFile(shown, '{}', faults) : file
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    faults.add(shown, start, `the file cannot be read (${code}): mend its path, or make it readable`)
    return new YamlFile(shown, undefined, faults)
  }
}

function readDirectory(
  file: YamlFile,
): { readonly file: string | undefined; readonly server: Directory | null } | null {
  const read = file.read(directory, ['programmes'])
  if (!read) return null
  const { file: listed, fhirServer, query } = read
  if (fhirServer !== undefined && query === undefined)
    file.fault(
      ['programmes', 'fhirServer'],
      '"query" is missing beside fhirServer: add it, e.g. HealthcareService?active=true',
    )
  if (query !== undefined && fhirServer === undefined)
    file.fault(['programmes', 'query'], '"fhirServer" is missing beside query: add its base URL')
  if (listed === undefined && fhirServer === undefined && query === undefined)
    file.fault(['programmes'], 'it names no place: add file, or fhirServer and query')
  return { file: listed, server: fhirServer !== undefined && query !== undefined ? { fhirServer, query } : null }
}

async function ask(server: Directory, deadline: number | null) {
  if (deadline === null) return { entries: [], failure: null }
  try {
    return { entries: await entriesFrom(server, deadline), failure: null }
  } catch (error) {
    if (!(error instanceof NotHad)) throw error
    return { entries: [], failure: `${server.fhirServer} ${error.message}` }
  }
}
