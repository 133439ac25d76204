import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { importPKCS8, SignJWT } from 'jose'
import { algorithm } from './client-key.ts'

/** What a token says, and with which key. */
export interface TokenOptions {
  /** File with the private key, PKCS #8 in PEM. */
  readonly key: string
  readonly kid: string
  readonly issuer: string
  /** The URL that is called. */
  readonly aud: string
  readonly tenant?: string
}

/**
 * One token for one call, good for five minutes, to standard output.
 * @see https://cds-hooks.hl7.org/2.0/#trusting-cds-clients "Trusting CDS Clients"
 */
export async function token({ key, kid, issuer, aud, tenant }: TokenOptions): Promise<void> {
  if (!URL.canParse(aud)) throw new Error(`--aud is "${aud}": write the whole URL that is called`)
  const signed = await new SignJWT({ ...(tenant !== undefined && { tenant }) })
    .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(aud)
    .setIssuedAt()
    .setExpirationTime('5m')
    .setJti(randomUUID())
    .sign(await privateKeyIn(key))
  process.stdout.write(`${signed}\n`)
}

async function privateKeyIn(path: string) {
  try {
    return await importPKCS8(readFileSync(path, 'utf8'), algorithm)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${path} holds no private key for ${algorithm} (${why}): make one with "remissiewijzer client-key"`)
  }
}
