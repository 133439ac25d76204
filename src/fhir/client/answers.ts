import { bytesPerValue, valuesIn } from '../../budget/json-values.ts'
import type { Share } from '../../budget/memory.ts'
import type { Work } from '../../budget/work.ts'
import { overloaded } from '../../errors.ts'
import { NotHad } from '../failed-answer.ts'

/** Most bytes that FHIR servers may answer to one call in all, unpacked. */
const mostBytes = 33_554_432
/** Most values in them: those of some 15,000 Observations. */
const mostValues = 1_000_000
/** Most of each in one answer, which is parsed in one piece, in a quarter of a second at most. @see docs/decisions/work-budget.md */
const ofOne = { bytes: 8_388_608, values: 200_000 }
/** Most resources that may be found for one call: each is gone through, again and again, before reading them is laid aside. */
const mostFound = 20_000

/** What a request takes while nothing is answered yet: its connection, its headers, and what waits for it. */
const bytesPerRequest = 65_536

/** What FHIR servers answer to one call, all of it together: counted as it comes in, and before it is parsed. */
export class Answers {
  readonly #share: Share
  #bytes = 0
  #values = 0
  #found = 0
  #underWay = 0
  /** Most requests that were under way at once, which are held. */
  #most = 0

  constructor(share: Share) {
    this.#share = share
  }

  /** The time of the processor that reading them takes. */
  get work(): Work {
    return this.#share.work
  }

  /** Counts a request that is sent now; `ended` has to follow. @throws CdsError 503 when there is no room for it now: a server that does not answer would fill the memory with those that wait */
  sent(): void {
    if (this.#underWay === this.#most) {
      if (this.#share.hold(bytesPerRequest) !== 'held') throw overloaded
      this.#most += 1
    }
    this.#underWay += 1
  }

  ended(): void {
    this.#underWay -= 1
  }

  /** Begins to take one answer: gives what takes its pieces. */
  one(): (piece: Uint8Array) => void {
    const own = { bytes: 0, values: 0 }
    return (piece) => {
      own.bytes += piece.byteLength
      if (own.bytes > ofOne.bytes)
        throw new NotHad(
          'failed',
          `answered more than ${ofOne.bytes} bytes in one page`,
          `antwoordde meer dan ${ofOne.bytes} bytes in één pagina`,
        )
      own.values += this.#take(piece)
      if (own.values > ofOne.values)
        throw new NotHad(
          'failed',
          `answered more than ${ofOne.values} values in one page`,
          `antwoordde meer dan ${ofOne.values} waarden in één pagina`,
        )
    }
  }

  /** Counts resources that were found. @throws NotHad when they are more than one call may have */
  found(count: number): void {
    this.#found += count
    if (this.#found > mostFound)
      throw new NotHad(
        'failed',
        `answered more than ${mostFound} resources`,
        `antwoordde meer dan ${mostFound} resources`,
      )
  }

  /** Takes a piece of an answer; gives the values in it. @throws NotHad when it is more than one call may have, CdsError 503 when there is no room for it now */
  #take(piece: Uint8Array): number {
    this.#bytes += piece.byteLength
    if (this.#bytes > mostBytes)
      throw new NotHad('failed', `answered more than ${mostBytes} bytes`, `antwoordde meer dan ${mostBytes} bytes`)
    const values = valuesIn(piece)
    this.#values += values
    if (this.#values > mostValues)
      throw new NotHad('failed', `answered more than ${mostValues} values`, `antwoordde meer dan ${mostValues} waarden`)
    // As text it takes up to twice its bytes.
    const held = this.#share.hold(2 * piece.byteLength + bytesPerValue * values)
    if (held === 'too-much')
      throw new NotHad(
        'failed',
        'answered more than this service has memory for',
        'antwoordde meer dan waar de dienst geheugen voor heeft',
      )
    if (held === 'no-room') throw overloaded
    return values
  }
}
