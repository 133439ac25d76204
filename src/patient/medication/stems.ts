import { fold } from '../../knowledge/codes/folded-text.ts'

/** A part of a word, and whether only the beginning of one. */
interface Stem {
  readonly name: string
  readonly generic?: boolean
  readonly begins?: boolean
  readonly confidence: 'A' | 'B' | 'C'
}

/** Parts of words that tell a drug, found in one pass over a text: of those that begin at one place the first. */
export class Stems<Row extends Stem> {
  readonly rows: ReadonlyMap<string, Row>
  readonly #any: RegExp
  /** Those that are whole names, as known by confidence C where something stands between their letters. */
  readonly #whole: ReadonlyMap<Row, Row>

  /** @param rows in the order in which they are to be looked for */
  constructor(rows: readonly Row[]) {
    this.rows = new Map(rows.map((row) => [fold(row.name), row]))
    const whole = rows.filter(({ begins, generic, confidence }) => !begins && !generic && confidence !== 'C')
    this.#whole = new Map(whole.map((row) => [row, { ...row, confidence: 'C' }]))
    this.#any = new RegExp([...this.rows.keys()].join('|') || '$^', 'g')
  }

  /** Whole names that stand in a folded text when all but letters is taken out of it, such as *met-formine*. */
  broken(text: string): readonly Row[] {
    return this.in(text.replace(/[^a-z]+/g, '')).flatMap((row) => this.#whole.get(row) ?? [])
  }

  /** Those that stand in a folded text. */
  in(text: string): readonly Row[] {
    const found: Row[] = []
    this.#any.lastIndex = 0
    for (let match = this.#any.exec(text); match; match = this.#any.exec(text)) {
      const row = this.rows.get(match[0])
      if (row?.begins && isLetter(text[match.index - 1])) this.#any.lastIndex = match.index + 1
      else if (row) found.push(row)
    }
    return found
  }
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}
