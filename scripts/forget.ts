import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { openDatabase } from '../src/store/database.ts'
import { forgetSubject } from '../src/store/forget.ts'
import { subjectHash } from '../src/store/subject.ts'

/** `npm run forget -- --tenant NAME --patient ID`: deletes what the store knows a patient by. */
const { tenant, patient } = parseArgs({
  options: { tenant: { type: 'string', default: 'open' }, patient: { type: 'string', default: '' } },
}).values
const id = patient.replace(/^Patient\//, '')
if (!id) {
  console.error('Use: npm run forget -- [--tenant NAME] --patient ID     (without clients the tenant is "open")')
  process.exit(1)
}
const config = readConfig(process.env)
const database = await openDatabase(config).catch(whyNot)
try {
  const subject = subjectHash(config)(tenant, id)
  if (subject === null) throw new Error('the key of the hash cannot be read: see HASH_SECRET and DATA_DIR')
  console.log(`${await forgetSubject(database, subject)} rows know this patient no longer`)
} finally {
  await database.destroy()
}

function whyNot(error: unknown): never {
  console.error(`The database cannot be opened: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
