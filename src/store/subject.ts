import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { inMemory, ownerOnly } from './database/pglite.ts'

/** Who a patient is to the store: a keyed hash of tenant and patient id, in base64url; null while the key cannot be had. */
export type SubjectOf = (tenant: string, patient: string) => string | null

const secretBytes = 32

/**
 * Hashes with `HASH_SECRET`, or with a key of its own that is made once and kept beside the embedded database. The key is read when it
 * is first needed, and tried again for as long as it cannot be.
 * @see docs/decisions/refusals.md
 */
export function subjectHash({ hashSecret, dataDir }: Pick<Config, 'hashSecret' | 'dataDir'>): SubjectOf {
  let key: Buffer | null = hashSecret === undefined ? null : Buffer.from(hashSecret)
  return (tenant, patient) => {
    key ??= inMemory(dataDir) ? randomBytes(secretBytes) : keptKey(join(dataDir, 'hash-secret'))
    if (key === null) return null
    return createHmac('sha256', key)
      .update(JSON.stringify([tenant, patient]))
      .digest('base64url')
  }
}

function keptKey(path: string): Buffer | null {
  try {
    return readKey(path) ?? makeKey(path)
  } catch {
    return null
  }
}

/** The key of a file, undefined where there is no file. @throws when the file holds no whole key: another would make strangers of all patients */
function readKey(path: string): Buffer | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const key = Buffer.from(text, 'base64url')
  if (key.length !== secretBytes) throw new Error('the file holds no key')
  return key
}

/** Makes a key whole or not at all: a half one must not be left behind. */
function makeKey(path: string): Buffer {
  const key = randomBytes(secretBytes)
  const half = `${path}.new`
  mkdirSync(join(path, '..'), { recursive: true, mode: ownerOnly })
  writeFileSync(half, key.toString('base64url'), { mode: 0o600, flush: true })
  renameSync(half, path)
  return key
}
