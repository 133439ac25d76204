import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/**
 * What a stage and the engine of a cluster say to each other: lines, each with a letter that tells what it is, and columns with tabs between, which
 * are JSON and so hold neither tab nor line break. `e` ends what was asked and what is answered.
 * @see docs/decisions/cluster.md
 */
export const ends = 'e'

/** A line of these columns. */
export function lineOf(letter: string, ...columns: readonly string[]): string {
  return [letter, ...columns].join('\t')
}

/** The lines that come in; of U+2028 and the like, at which other readers break a line, JSON is full. */
export async function* linesFrom(stream: Readable): AsyncGenerator<string> {
  let rest: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0
    for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, to))
      yield Buffer.concat(rest).toString('utf8')
      rest = []
      from = to + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
  if (rest.length > 0) throw new Error('what was asked ends within a line')
}

/** Where lines go out; they are counted, so that a lost one is missed. */
export class LinesOut {
  readonly #to: Writable
  #waiting: string[] = []
  #count = 0

  constructor(to: Writable) {
    this.#to = to
  }

  add(line: string): void {
    this.#waiting.push(line)
    this.#count += 1
  }

  /** Waits until what was added is on its way. */
  async send(): Promise<void> {
    const lines = this.#waiting
    this.#waiting = []
    if (lines.length > 0 && !this.#to.write(`${lines.join('\n')}\n`)) await once(this.#to, 'drain')
  }

  /** Says that this is all: how many lines came in and went out, and what else there is to tell. */
  async end(taken: number, told: object = {}): Promise<void> {
    const out = this.#count
    this.add(lineOf(ends, JSON.stringify({ in: taken, out, ...told })))
    await this.send()
    this.#count = 0
  }
}
