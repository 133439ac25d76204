import { fold } from '../../knowledge/codes/folded-text.ts'

/** A shorter word is too near to others, unless it is said not to be. */
const shortest = 8
/** One letter may be left out of the shortest word that is looked for. */
const shortestWritten = 5
/** No name is longer. */
const longest = 32

/** A folded word to look for, what it stands for, and whether it is looked for though it is short. */
export interface Sought<Row> {
  readonly word: string
  readonly row: Row
  readonly short: boolean
}

/** Single words that are found although one letter is wrong, missing, too many, or has changed places with the next; of short ones not the first. */
export class Misspelt<Row> {
  /** A word, whole or without one of its letters -> the words that it may be. */
  readonly #near = new Map<string, Sought<Row>[]>()

  /** @param words those that are too short or no single word are passed over */
  constructor(words: Iterable<Sought<Row>>) {
    for (const sought of words) {
      const { word, short } = sought
      if (word.length > longest || !(short || word.length >= shortest) || !/^[a-z]+$/.test(word)) continue
      for (const near of nearTo(word)) this.#near.set(near, [...(this.#near.get(near) ?? []), sought])
    }
  }

  /** What a folded word stands for that is one of them, or is wrong in one letter. */
  find(written: string): Row | undefined {
    if (written.length < shortestWritten || written.length > longest) return undefined
    for (const near of nearTo(written)) {
      const found = this.#near.get(near)?.find((sought) => isMeant(sought, written))
      if (found) return found.row
    }
    return undefined
  }
}

function isMeant<Row>({ word, short }: Sought<Row>, written: string): boolean {
  return (short ? word[0] === written[0] : written.length >= shortest) && isOneAway(word, written)
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

/** A name of a drug, to be found when it is misspelt: then it is known by confidence C. */
export function asMisspelt<Row extends { readonly name: string; readonly misspelt?: boolean }>(row: Row) {
  return { word: fold(row.name), row: { ...row, confidence: 'C' as const }, short: row.misspelt === true }
}
