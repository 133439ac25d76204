/** Entries of a knowledge file by name. Broken ones are not in the map, and still known, so that one fault is told once. */
export class Entries<T> extends Map<string, T> {
  readonly #names: ReadonlySet<string> | undefined

  /** @param names all names in the file, broken ones too; undefined when the file could not be read */
  constructor(names: Iterable<string> | undefined, entries: Iterable<readonly [string, T]> = []) {
    super(entries)
    this.#names = names && new Set(names)
  }

  /** Whether a name may be referred to; true for all names when the file could not be read. */
  knows(name: string): boolean {
    return this.#names?.has(name) ?? true
  }

  /** False when the file could not be read. */
  get readable(): boolean {
    return this.#names !== undefined
  }

  /** The same names, each entry made into something else. */
  mapped<U>(make: (entry: T, name: string) => U): Entries<U> {
    return new Entries(
      this.#names,
      [...this].map(([name, entry]) => [name, make(entry, name)]),
    )
  }

  /** Names to offer to whoever used an unknown one. */
  get names(): readonly string[] {
    return [...(this.#names ?? [])]
  }
}

/** The names of several files in one: where any could not be read, every name is known. */
export function allOf(...lists: readonly Entries<unknown>[]): Entries<unknown> {
  return new Entries(lists.every(({ readable }) => readable) ? lists.flatMap(({ names }) => names) : undefined)
}
