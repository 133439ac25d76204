/** Place in a file, both counted from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Something wrong in knowledge: where, what, and what to do. */
export interface Fault extends Position {
  readonly file: string
  readonly message: string
}

export const start: Position = { line: 1, column: 1 }

/** Place of an offset in a text; the start for an offset that is not in it. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, Math.max(offset, 0)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** All faults of a load at once, by file, line and column. */
export class KnowledgeFaults extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[], where = 'the knowledge') {
    const lines = faults.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`)
    super(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${where}\n${lines.join('\n')}`)
    this.name = 'KnowledgeFaults'
    this.faults = faults
  }
}

/** Collects faults, so that one load tells of all of them. */
export class Faults {
  readonly #found = new Map<string, Fault>()

  /** Notes a fault; the same one twice counts once. */
  add(file: string, { line, column }: Position, message: string): void {
    this.#found.set(`${file}:${line}:${column}:${message}`, { file, line, column, message })
  }

  /** Whether anything was noted. */
  get any(): boolean {
    return this.#found.size > 0
  }

  /** @throws KnowledgeFaults when anything was noted, saying where in words */
  throwIfAny(where?: string): void {
    if (this.any) throw new KnowledgeFaults([...this.#found.values()].sort(byPlace), where)
  }
}

function byPlace(a: Fault, b: Fault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
