import type { Response } from 'undici'

/** The code of the error for bytes that are not UTF-8. */
export const notUtf8 = 'ERR_ENCODING_INVALID_ENCODED_DATA'

/**
 * The body of an answer as text, with its size; null where it has more bytes than this, and then no more of it is read.
 * @param take is told of each piece before it is kept
 * @throws TypeError with the code `notUtf8` for bytes that are not UTF-8: a replaced character could change a name or an id
 */
export async function bodyWithin(
  limit: number,
  response: Response,
  take: (piece: Uint8Array) => void = () => undefined,
): Promise<{ readonly text: string; readonly bytes: number } | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > limit) return null
    take(chunk)
    text += decoder.decode(chunk, { stream: true })
  }
  return { text: text + decoder.decode(), bytes }
}
