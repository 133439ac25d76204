import { createHash } from 'node:crypto'

/** Our own name space: a random UUID, made once. */
const nameSpace = Buffer.from('8f0b7c3e2c5d4d0a9a5e6b1f4d7c2a90', 'hex')

/** The UUID of a name, always the same. @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5 "UUID Version 5" */
export function derivedId(...name: readonly string[]): string {
  const hash = createHash('sha1').update(nameSpace).update(JSON.stringify(name)).digest().subarray(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
