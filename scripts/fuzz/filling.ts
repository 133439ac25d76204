import type { Loose } from './resources.ts'

/** The largest body that is taken in unless BODY_LIMIT says otherwise, in bytes. */
export const largest = 4_194_304

/** Why a body is hostile, and its text. */
export type Hostile = readonly [what: string, body: () => string]

/** Marks that a normal form has to put in another order: in quadratic time where nothing bounds them. */
export const marks = (bytes: number) => `a${'\u0301\u0316'.repeat(bytes / 4)}`

/** A text repeated up to so many bytes. */
export function filled(text: string, bytes: number): string {
  return text.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(text))))
}

/** As many of these as fit in the largest body. */
export function asManyAs(make: (at: number) => Loose, bytes = largest): readonly Loose[] {
  const made: Loose[] = []
  // Room for what stands around them in a call, and for `{"resource":},` around each.
  for (let [at, room] = [0, bytes - 4000]; room > 0; at++) {
    const one = make(at)
    room -= Buffer.byteLength(JSON.stringify(one)) + 36
    if (room > 0) made.push(one)
  }
  return made
}
