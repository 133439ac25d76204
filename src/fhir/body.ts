import type { Response } from 'undici'

/** The body of an answer as text, with its size; null where it has more bytes than this, and then no more of it is read. */
export async function bodyWithin(
  limit: number,
  response: Response,
): Promise<{ readonly text: string; readonly bytes: number } | null> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > limit) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return { text: text + decoder.decode(), bytes }
}
