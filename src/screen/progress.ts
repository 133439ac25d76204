/** How far a run is, for whoever waits for it. */
export interface Progress {
  reading(bytes: number, of: number): void
  judging(people: number, of: number): void
  note(text: string): void
  end(): void
}

/** Nobody waits. */
export const silent: Progress = {
  reading() {},
  judging() {},
  note() {},
  end() {},
}

/** Who waits for a run, and who stops it. */
export interface Watch {
  readonly progress: Progress
  readonly signal: AbortSignal
}
