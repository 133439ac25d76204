/** Classes, and some codes, after which only opening the database anew can help; `25006` is a server that only reads since another took its place, `42P01` a table that is gone, which opening makes again. */
const broken = /^(?:08|25006|28|3D|53300|57P|58|XX|42P01)/
/** Classes of what is wrong with a value, or too large: it would be refused again. */
const refused = /^(?:22|23|54)/

/**
 * By what PostgreSQL names an error, in five characters; null for what did not come from it.
 * @see https://www.postgresql.org/docs/17/errcodes-appendix.html "PostgreSQL Error Codes"
 */
export function sqlstateOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // Names of the operating system, such as EPIPE, have no digit.
  return /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : null
}

/** Whether an error is one of the connection or of the database as a whole, not of what it was asked: also one that did not come from the database. */
export function breaksConnection(error: unknown): boolean {
  const code = sqlstateOf(error)
  return code === null || broken.test(code) || /^(?:FATAL|PANIC)$/.test(severityOf(error))
}

/** Whether the database is well and cannot keep a value that it was given. Its message may hold that value. */
export function refusesValue(error: unknown): boolean {
  return !breaksConnection(error) && refused.test(sqlstateOf(error) ?? '')
}

function severityOf(error: unknown): string {
  return error instanceof Error && 'severity' in error ? String(error.severity) : ''
}

/** Whether the database is there and has no disk or memory left to keep anything. */
export function hasNoRoom(error: unknown): boolean {
  return /^53[12]/.test(sqlstateOf(error) ?? '')
}
