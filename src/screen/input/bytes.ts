import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** The content stops before its end, as the compression tells. */
export class EndsEarly extends Error {}

/** The content of a file, unpacked where it is packed, whatever it is called; `told` hears how many bytes of the file were read. @throws EndsEarly */
export async function* bytesOf(path: string, told: (bytes: number) => void): AsyncGenerator<Buffer> {
  if (!(await isPacked(path))) {
    yield* rawBytes(path, told)
    return
  }
  const unpacked = pipeline(rawBytes(path, told), createGunzip(), () => undefined)
  try {
    for await (const chunk of unpacked) yield chunk as Buffer
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

async function isPacked(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}
