import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** The content stops before its end, as the compression tells. */
export class EndsEarly extends Error {}

/** The content of a file, unpacked where it is packed, whatever it is called; `told` hears how many bytes of the file were read. @throws EndsEarly */
export function bytesOf(path: string, told: (bytes: number) => void): AsyncGenerator<Buffer> {
  return unpacked(rawBytes(path, told))
}

/** A content, unpacked where it is packed. @throws EndsEarly */
export async function* unpacked(raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = raw[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  while (head.length < 2) {
    const { value, done } = await chunks.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  async function* whole() {
    yield head
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole()
    return
  }
  const content = pipeline(whole(), createGunzip(), () => undefined)
  try {
    for await (const chunk of content) yield chunk as Buffer
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new EndsEarly()
    throw error
  }
}

async function* rawBytes(path: string, told: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    told(chunk.length)
    yield chunk
  }
}
