/** Remembers what rules looked at, so that "why?" can show the values behind each decision without rules listing them. */
export class Trace {
  /** Readings whose comparator left some comparison open. */
  readonly unsettled = new Set<object>()
  #seen: Set<object> | null = null

  /** Notes that an item was looked at; does nothing outside `during`. */
  note(item: object): void {
    this.#seen?.add(item)
  }

  /** Runs `work` and gives its result with everything it looked at. */
  during<T>(work: () => T): { readonly result: T; readonly seen: ReadonlySet<object> } {
    const seen = new Set<object>()
    this.#seen = seen
    try {
      return { result: work(), seen }
    } finally {
      this.#seen = null
    }
  }
}
