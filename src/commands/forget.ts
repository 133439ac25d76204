import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { readConfig } from '../config.ts'
import { forgetSubject } from '../store/forget.ts'
import { subjectHash } from '../store/subject.ts'
import { withDatabase } from './with-database.ts'

/** A FHIR id. @see https://hl7.org/fhir/R4/datatypes.html#id */
const fhirId = /^[A-Za-z0-9\-.]{1,64}$/

/**
 * Deletes what the store knows a patient by, whose id is the first line of the input: an argument could be read by everybody on this machine, in the list of its processes.
 * @throws Error when that is no id, or the key of the hash cannot be read
 */
export async function forget(
  env: NodeJS.ProcessEnv,
  { tenant }: { tenant: string },
  input: Readable & { readonly isTTY?: boolean } = process.stdin,
): Promise<void> {
  if (input.isTTY) process.stderr.write('FHIR id of the patient: ')
  const patient = (await firstLine(input)).trim().replace(/^Patient\//, '')
  if (!fhirId.test(patient))
    throw new Error('the first line of standard input is no FHIR id: write that of the patient there, and nothing else')
  const config = readConfig(env)
  const subject = subjectHash(config)(tenant, patient)
  if (subject === null) throw new Error('the key of the hash cannot be read: see HASH_SECRET and DATA_DIR')
  await withDatabase(config, async (database) => {
    console.log(`${await forgetSubject(database, subject)} rows know this patient no longer`)
  })
}

async function firstLine(input: Readable): Promise<string> {
  const lines = createInterface({ input })
  const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close')])
  lines.close()
  return typeof line === 'string' ? line : ''
}
