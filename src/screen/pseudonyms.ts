import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Refusal } from './refusal.ts'

const leastBytes = 32

/** Names for people that tell their id to nobody without the key, the same in every run with it. @see docs/population.md#privacy */
export class Pseudonyms {
  readonly #key: Buffer

  constructor(key: Buffer) {
    this.#key = key
  }

  /** @throws Refusal when the file holds no key */
  static from(path: string): Pseudonyms {
    let key: Buffer
    try {
      key = readFileSync(path)
    } catch (error) {
      throw new Refusal(
        `--pseudonymise ${path} cannot be read (${(error as NodeJS.ErrnoException).code}): name a file with a key`,
      )
    }
    if (key.length < leastBytes)
      throw new Refusal(
        `--pseudonymise ${path} holds ${key.length} bytes: make a key of ${leastBytes} random ones or more`,
      )
    return new Pseudonyms(key)
  }

  of(id: string): string {
    return createHmac('sha256', this.#key).update(id).digest('hex').slice(0, 32)
  }

  /** Tells one key from another, and nothing of it. */
  get fingerprint(): string {
    return createHash('sha256').update('pseudonyms').update(this.#key).digest('hex').slice(0, 16)
  }
}
