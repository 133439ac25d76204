import { createPrivateKey, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type CryptoKey, importJWK, importPKCS8, type JWK, SignJWT } from 'jose'
import { Refusal } from '../refusal.ts'

/** As whom an export is asked for. */
export interface BulkClient {
  readonly id: string
  /** File with the private key: a JWK, or PKCS #8 in PEM. */
  readonly keyFile: string
  /** Name of the key, where the file does not say it. */
  readonly keyId: string | null
}

/** Signs that we are this client. */
export interface Signer {
  assertion(audience: string): Promise<string>
}

/** @throws Refusal when the file holds no key for RS384 or ES384, the algorithms of SMART */
export async function signerOf({ id, keyFile, keyId }: BulkClient): Promise<Signer> {
  const { key, algorithm, name } = await readKey(keyFile)
  const kid = keyId ?? name
  return {
    assertion: (audience) =>
      new SignJWT({})
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(kid !== undefined && { kid }) })
        .setIssuer(id)
        .setSubject(id)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('4m')
        .setJti(randomUUID())
        .sign(key),
  }
}

async function readKey(
  path: string,
): Promise<{ readonly key: CryptoKey | Uint8Array; readonly algorithm: string; readonly name?: string }> {
  try {
    const text = await readFile(path, 'utf8')
    if (text.trimStart().startsWith('{')) {
      const jwk = JSON.parse(text) as JWK
      const algorithm = jwk.kty === 'EC' ? 'ES384' : 'RS384'
      if (jwk.d === undefined) throw new Error('it is the public half')
      return { key: await importJWK(jwk, algorithm), algorithm, ...(jwk.kid !== undefined && { name: jwk.kid }) }
    }
    const algorithm = createPrivateKey(text).asymmetricKeyType === 'ec' ? 'ES384' : 'RS384'
    return { key: await importPKCS8(text, algorithm), algorithm }
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? error.code : error instanceof Error ? error.name : error
    throw new Refusal(
      `--bulk-key ${path} holds no private key for RS384 or ES384 (${why}): name a file with a JWK, or PKCS #8 in PEM`,
    )
  }
}

/** What is asked to be allowed: reading these types of everybody. */
export function scopesFor(types: readonly string[], capabilities: readonly string[]): string {
  const may = capabilities.includes('permission-v2') ? 'rs' : 'read'
  return types.map((type) => `system/${type}.${may}`).join(' ')
}
