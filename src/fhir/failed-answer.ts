import type { Text } from '../text.ts'

/** How an answer failed to come: `outcome` is an OperationOutcome instead of data, `gone` is "no such resource". */
export type Lack =
  | 'null'
  | 'outcome'
  | 'wrong'
  | 'incomplete'
  | 'other-patient'
  | 'unascribed'
  | 'failed'
  | 'timeout'
  | 'expired'
  | 'gone'

/** What a server did, rather than what it gave. */
const deeds: ReadonlySet<Lack> = new Set(['failed', 'timeout', 'expired', 'gone'])

/** Data that could not be had. It names no data; in Dutch and English it says what the server did, or what was given in their place. */
export class NotHad extends Error {
  override readonly name = 'NotHad'
  readonly lack: Lack
  readonly #nl: string

  /** @param en continues "the server ..." for what a server did, else "the value is ..." @param nl continues "de server ...", else "in prefetch staat ..." */
  constructor(lack: Lack, en: string, nl: string) {
    super(en)
    this.lack = lack
    this.#nl = nl
  }

  /** Continues "the FHIR server". */
  get ofServer(): Text {
    if (deeds.has(this.lack)) return { en: this.message, nl: this.#nl }
    return { en: `gave an answer that is ${this.message}`, nl: `gaf ${this.#nl}` }
  }

  /** What stands in prefetch. */
  get inPrefetch(): Text {
    return { en: `the prefetched value is ${this.message}`, nl: `in prefetch staat ${this.#nl}` }
  }
}
