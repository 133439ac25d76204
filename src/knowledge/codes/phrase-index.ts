import { fold, wordAt, wordsIn } from './folded-text.ts'

/** A phrase, folded, and what it stands for. */
export interface Phrase<Row> {
  readonly phrase: string
  readonly row: Row
}

/** Many phrases of which few stand in any text: each is found by its first word, so that a text is not gone through for each of them. */
export class PhraseIndex<Row> {
  readonly #phrases: readonly Phrase<Row>[]
  /** First word -> places among the phrases. */
  readonly #byWord = new Map<string, number[]>()
  /** Phrases without a word. */
  readonly #others: number[] = []

  /** Of each row the texts that it is known by, in the order in which they are to be looked for. */
  constructor(rows: Iterable<readonly [text: string, row: Row]>) {
    this.#phrases = [...rows].map(([text, row]) => ({ phrase: fold(text), row }))
    for (const [at, { phrase }] of this.#phrases.entries()) {
      const [first] = wordsIn(phrase)
      const same = first === undefined ? this.#others : (this.#byWord.get(first) ?? [])
      if (first !== undefined) this.#byWord.set(first, same)
      same.push(at)
    }
  }

  /** The phrases whose first word stands in a folded text, in their order: no other can stand in it whole. */
  likely(text: string): readonly Phrase<Row>[] {
    const places = new Set(this.#others)
    for (const word of wordsIn(text)) for (const at of this.#byWord.get(word) ?? []) places.add(at)
    if (places.size === 0) return none
    return [...places].sort((one, other) => one - other).flatMap((at) => this.#phrases[at] ?? [])
  }

  /** Whether any of them stands whole in a folded text. */
  isIn(text: string): boolean {
    return this.likely(text).some(({ phrase }) => wordAt(text, phrase) >= 0)
  }
}

const none: readonly never[] = []
