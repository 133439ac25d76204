import { isUtf8 } from 'node:buffer'
import { EndsEarly } from './bytes.ts'

/** A line of a file that says something, or why it cannot be read. */
export interface Line {
  /** From 1. */
  readonly number: number
  /** Of one that is too long its beginning. */
  readonly text: string
  readonly fault: 'too-long' | 'not-utf-8' | 'ends-early' | null
  /** The file ends without a line break after it. */
  readonly isLast: boolean
}

const lineBreak = 0x0a
/** So much of a line that is too long is kept, to tell whose it is. */
const head = 64 * 1024

/** The lines of a content, numbered, or the whole of it as one; blank ones and the sign of the byte order are left out. A content that stops early ends with a line that says so. */
export async function* linesOf(
  content: AsyncIterable<Buffer>,
  form: 'lines' | 'whole',
  longest: number,
): AsyncGenerator<Line> {
  const nextBreak = (chunk: Buffer, from: number) => (form === 'lines' ? chunk.indexOf(lineBreak, from) : -1)
  const line = new Gathered(longest)
  let number = 0
  let stops = false
  try {
    for await (const chunk of content) {
      let from = 0
      for (let to = nextBreak(chunk, 0); to >= 0; to = nextBreak(chunk, from)) {
        line.add(chunk.subarray(from, to))
        number += 1
        const found = line.end(number, false)
        if (found) yield found
        from = to + 1
      }
      line.add(chunk.subarray(from))
    }
  } catch (error) {
    if (!(error instanceof EndsEarly)) throw error
    stops = true
  }
  const last = line.end(number + 1, true)
  if (stops) yield { number: number + 1, text: last?.text ?? '', fault: 'ends-early', isLast: true }
  else if (last) yield last
}

/** The bytes of one line. */
class Gathered {
  readonly #longest: number
  #parts: Buffer[] = []
  #length = 0

  constructor(longest: number) {
    this.#longest = longest
  }

  add(part: Buffer): void {
    this.#length += part.length
    if (part.length > 0 && this.#length <= this.#longest) this.#parts.push(part)
  }

  /** The line, and room for the next; null for a blank one. */
  end(number: number, isLast: boolean): Line | null {
    const isLong = this.#length > this.#longest
    const [first = Buffer.alloc(0), ...others] = this.#parts
    const bytes = others.length === 0 || isLong ? first : Buffer.concat(this.#parts)
    this.#parts = []
    this.#length = 0
    if (isLong) return { number, text: bytes.toString('utf8', 0, head), fault: 'too-long', isLast }
    const text = bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim()
    if (text === '') return null
    return { number, text, fault: isUtf8(bytes) ? null : 'not-utf-8', isLast }
  }
}
