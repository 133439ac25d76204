import type { Mark, MeasureCode } from '../../knowledge/dictionary.ts'

/** What a value is without any mark. */
export const unmarked: ReadonlySet<string> = new Set()

/** The marks that are looked at in the values of one measure. Values with the same marks share one set, made when it is first needed. */
export class MarkSets {
  readonly #marks: readonly Mark[]
  readonly #sets = new Map<number, ReadonlySet<string>>()

  constructor(marks: readonly Mark[]) {
    this.#marks = marks
  }

  /** The marks that hold of a value with these codes. Its specimen is asked where they leave a mark open. */
  of(codes: readonly MeasureCode[], specimen: () => ReadonlySet<string>): ReadonlySet<string> {
    let bits = 0
    for (let at = 0; at < this.#marks.length; at++) {
      const mark = this.#marks[at]
      if (mark && holds(mark, codes, specimen)) bits |= 1 << at
    }
    const known = this.#sets.get(bits)
    if (known) return known
    const made = new Set(this.#marks.flatMap(({ name }, at) => (bits & (1 << at) ? [name] : [])))
    this.#sets.set(bits, made)
    return made
  }
}

function holds(
  { name, denialFirst, specimen }: Mark,
  codes: readonly MeasureCode[],
  marksOfSpecimen: () => ReadonlySet<string>,
): boolean {
  const said = codes.some(({ says }) => says?.includes(name))
  if (said && !denialFirst) return true
  if (codes.some(({ denies }) => denies?.includes(name))) return false
  return said || (specimen !== undefined && marksOfSpecimen().has(name))
}
