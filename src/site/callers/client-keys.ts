import { createPublicKey, type JsonWebKey } from 'node:crypto'
import type { JWK } from 'jose'
import { z } from 'zod'
import type { Path, YamlFile } from '../../knowledge/files/yaml.ts'
import type { Algorithm } from '../../trust/client.ts'

const secret = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
const noJwk =
  'this is no JWK: write the key as a map of kty, kid and the rest, not as PEM. "remissiewijzer client-key" shows the form'
const key = z
  .custom<object>((said) => typeof said === 'object' && said !== null, noJwk)
  .pipe(z.looseObject({ kty: z.enum(['EC', 'RSA']), kid: z.string().min(1) }))
const curves: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' }
const fewestBits = 2048

/**
 * The public keys (JWK) at a place of the site file; each needs its own `kid`. Every fault is noted.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-4
 */
export function readKeys(file: YamlFile, at: Path, allowed: readonly Algorithm[]): readonly JWK[] {
  const items = file.items(key, at)
  if (file.read(z.array(z.unknown()), at)?.length === 0) file.fault(at, '"keys" is empty: add a public key')
  return items.map(([index, jwk]) => {
    const fault = whyNot(jwk, allowed)
    if (fault !== null) file.fault([...at, index], fault)
    if (items.some(([other, { kid }]) => other < index && kid === jwk.kid))
      file.fault([...at, index], 'another key has this kid: give each its own')
    return jwk as JWK
  })
}

function whyNot(jwk: z.output<typeof key>, allowed: readonly Algorithm[]): string | null {
  if (secret.some((member) => member in jwk))
    return 'this is a private key: put only its public part here, and have the client make a new pair'
  if (jwk.use !== undefined && jwk.use !== 'sig') return '"use" must be "sig": take a key for signatures'
  const details = detailsOf(jwk)
  if (details === null) return 'this is no public key: copy the JWK whole, as the client published it'
  if ((details.modulusLength ?? fewestBits) < fewestBits)
    return `an RSA key needs ${fewestBits} bits: take a longer one`
  const fits = allowed.some((algorithm) =>
    jwk.kty === 'EC'
      ? curves[algorithm] === jwk.crv
      : !algorithm.startsWith('ES') && (jwk.alg ?? algorithm) === algorithm,
  )
  return fits
    ? null
    : `none of the allowed algorithms (${allowed.join(', ')}) fits this key: add its own, or take it out`
}

function detailsOf(jwk: z.output<typeof key>) {
  try {
    return createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }).asymmetricKeyDetails ?? {}
  } catch {
    return null
  }
}
