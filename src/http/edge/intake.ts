import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Share } from '../../budget/memory.ts'
import { CdsError, errorOf, overloaded } from '../../errors.ts'
import { invalid } from './headers.ts'

const brokenOff = invalid({ en: 'it breaks off', nl: 'het breekt af' })
const notPacked = invalid({
  en: 'its body is not whole gzip, as Content-Encoding says it is',
  nl: 'de body is geen hele gzip, zoals Content-Encoding zegt',
})

/** What the headers say of a body: how many bytes are sent, when they say so, and whether they are packed with gzip. */
interface Said {
  readonly length: number | null
  readonly packed: boolean
}

/** How long what is still sent of a refused body is let through unread, in milliseconds: who is hung up on while sending may never read why. */
const linger = 1000

/**
 * The whole body of a request, unpacked, of at most so many bytes; each piece counts from the moment it is in. What is packed is unpacked piece by piece, and
 * no further than that.
 * @throws CdsError 413 when it is larger, 503 when there is no room for it, 400 when it is shorter than was said or cannot be unpacked; what else becomes of the request
 */
export function takeIn(payload: Readable, said: Said, most: number, share: Share): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const { body, stop } = said.packed ? unpack(payload) : asItIs(payload)
    const pieces: Buffer[] = []
    let length = 0
    const refuse = (error: CdsError) => {
      body.off('data', onData).off('end', onEnd).off('error', onError)
      pieces.length = 0
      stop()
      const timer = setTimeout(reject, payload.readableEnded ? 0 : linger, error)
      const now = () => {
        clearTimeout(timer)
        reject(error)
      }
      payload.once('end', now).once('error', now).resume()
    }
    const onError = (error: unknown) => refuse(whyBroken(error))
    const onData = (piece: Buffer) => {
      length += piece.length
      if (length > most) refuse(errorOf('body-too-large'))
      else if (share.receive(piece.length, () => refuse(overloaded))) pieces.push(piece)
      else refuse(overloaded)
    }
    const onEnd = () => {
      body.off('error', onError)
      if (!said.packed && said.length !== null && said.length !== length) reject(errorOf('body-not-json'))
      else resolve(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, length))
    }
    if (said.length !== null && said.length > most) refuse(errorOf('body-too-large'))
    else body.on('data', onData).on('end', onEnd).on('error', onError)
  })
}

/** A body to be read, and how to read no more of it. */
interface Source {
  readonly body: Readable
  stop(): void
}

function asItIs(body: Readable): Source {
  return { body, stop: () => undefined }
}

function unpack(payload: Readable): Source {
  const body = createGunzip()
  payload.on('error', (error) => body.destroy(error)).pipe(body)
  const stop = () => {
    payload.unpipe(body)
    body.on('error', () => undefined).destroy()
  }
  return { body, stop }
}

function whyBroken(error: unknown): CdsError {
  if (error instanceof CdsError) return error
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? notPacked : brokenOff
}
