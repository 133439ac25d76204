import { writeFileSync } from 'node:fs'
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { stringify } from 'yaml'

/** The algorithm that CDS Hooks names first. @see https://cds-hooks.hl7.org/2.0/#trusting-cds-clients "Trusting CDS Clients" */
export const algorithm = 'ES384'

/**
 * Makes a key pair: the private key (PKCS #8 in PEM) in a file that only its owner reads, the public one to standard output as the lines
 * that the site file needs. @throws Error when the name is none, or the file is there already
 */
export async function clientKey(asked: { client: string; issuer: string; out: string }): Promise<void> {
  const { client, issuer, out } = asked
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(client))
    throw new Error(`--client is "${client}": use small letters, digits and single hyphens`)
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true })
  keep(out, `${await exportPKCS8(privateKey)}\n`)
  const kid = `${client}-1`
  const keys = [{ ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' }]
  process.stderr.write(`The private key is in ${out}, its "kid" is ${kid}: both stay with the client.\n`)
  process.stdout.write(stringify({ clients: { [client]: { issuer, keys } } }))
}

function keep(path: string, key: string): void {
  try {
    writeFileSync(path, key, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Error(`${path} is there already: name another file with --out, or take that one away`)
    throw error
  }
}
