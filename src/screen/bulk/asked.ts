import { serverBase } from '../../fhir/client/base-url.ts'
import { isLoopback } from '../../fhir/client/loopback.ts'
import { Refusal } from '../refusal.ts'

/** Of which server and of whom an export is asked. */
export interface BulkAddress {
  /** Base URL of the server. */
  readonly base: string
  /** URL of the operation, without what is asked. */
  readonly operation: string
  /** The Group of whom it is, `Group/id`. */
  readonly group: string | null
}

/**
 * What `--bulk` names: a server, or all patients or a Group on it. @param servers those that may be called, where any are named
 * @throws Refusal for one that cannot be
 */
export function bulkAddress(text: string, servers: ReadonlySet<string>): BulkAddress {
  const url = serverBase(text.replace(/\/\$export$/, ''))
  if (url === null)
    throw new Refusal(
      `--bulk ${text} is no address: write the base URL of a FHIR server, or BASE/Patient, or BASE/Group/ID`,
    )
  const [whole, level] = /\/(Patient|Group\/[A-Za-z0-9\-.]{1,64})$/.exec(url) ?? ['', null]
  const base = url.slice(0, url.length - whole.length)
  const { protocol, hostname } = new URL(base)
  if (protocol !== 'https:' && !isLoopback(hostname))
    throw new Refusal(`--bulk ${text}: records of patients go over https only`)
  if (servers.size > 0 && !servers.has(base))
    throw new Refusal(`--bulk ${text}: ${base} is not in FHIR_SERVERS, add it there`)
  return { base, operation: `${url}/$export`, group: level?.startsWith('Group') ? level : null }
}
