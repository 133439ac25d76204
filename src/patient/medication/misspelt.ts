/** A shorter word is too near to others. */
const shortest = 8
/** No name is longer. */
const longest = 32

/** Single words that are found although one letter is wrong, missing, too many, or has changed places with the next. */
export class Misspelt<Row> {
  /** A word, whole or without one of its letters -> the words that it may be. */
  readonly #near = new Map<string, { readonly word: string; readonly row: Row }[]>()

  /** @param rows folded words, each with what it stands for; those that are too short or no single word are passed over */
  constructor(rows: Iterable<readonly [word: string, row: Row]>) {
    for (const [word, row] of rows) {
      if (!isLong(word) || !/^[a-z]+$/.test(word)) continue
      for (const near of nearTo(word)) this.#near.set(near, [...(this.#near.get(near) ?? []), { word, row }])
    }
  }

  /** What a folded word stands for that is one of them, or is wrong in one letter. */
  find(written: string): Row | undefined {
    if (!isLong(written)) return undefined
    for (const near of nearTo(written)) {
      const found = this.#near.get(near)?.find(({ word }) => isOneAway(word, written))
      if (found) return found.row
    }
    return undefined
  }
}

function isLong({ length }: string): boolean {
  return length >= shortest && length <= longest
}

function nearTo(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]
}

/** By the first letter that differs: what stands after it is the same, where one is passed over in either or both, or two have changed places. */
function isOneAway(one: string, other: string): boolean {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const [rest, otherRest] = [one.slice(at), other.slice(at)]
  if (rest.slice(1) === otherRest || rest === otherRest.slice(1) || rest.slice(1) === otherRest.slice(1)) return true
  return rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2)
}
