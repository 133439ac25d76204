import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import { type Document, isCollection, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { Entries } from './entries.ts'
import { type Faults, type Position, start } from './fault.ts'
import { complaints } from './issue.ts'

export type Path = readonly PropertyKey[]

/**
 * YAML or JSON text that knows where each of its nodes stands. Dates stay text (core schema), a key twice is a fault. What it says is read
 * at once; the tree that knows the places costs four times as much, and is made when a place is asked for.
 * @see docs/decisions/two-yaml-readers.md
 */
export class YamlFile {
  readonly path: string
  /** What the text says; undefined when there is none or it is no YAML. */
  readonly content: unknown
  readonly #text: string
  readonly #faults: Faults
  readonly #lines = new LineCounter()
  #document: Document.Parsed | undefined

  constructor(path: string, text: string | undefined, faults: Faults) {
    this.path = path
    this.#text = text ?? ''
    this.#faults = faults
    this.content = text === undefined ? undefined : this.#read()
  }

  #read(): unknown {
    try {
      return load(this.#text, { schema: CORE_SCHEMA }) ?? null
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error
      // What only one of the readers refuses is no YAML either.
      const { errors, warnings } = this.#parsed()
      for (const { pos, message, code } of [...errors, ...warnings])
        this.#faults.add(this.path, this.#position(pos[0]), `${message.replaceAll('\n', ' ')}: ${advice(code)}`)
      if (errors.length === 0) {
        const { line, column } = error.mark
        const place = { line: line + 1, column: column + 1 }
        this.#faults.add(this.path, place, `${error.reason}: ${advice('')}`)
      }
      return undefined
    }
  }

  #parsed(): Document.Parsed {
    this.#document ??= parseDocument(this.#text, { lineCounter: this.#lines, schema: 'core', prettyErrors: false })
    return this.#document
  }

  /** Notes a fault where the path leads, or as near to it as the file goes. */
  fault(at: Path, message: string): void {
    this.#faults.add(this.path, this.where(at), message)
  }

  /** What stands at a path, checked; undefined when it is faulty, and the faults are noted. */
  read<S extends z.ZodType>(schema: S, at: Path = []): z.output<S> | undefined {
    if (this.content === undefined) return undefined
    const result = schema.safeParse(valueAt(this.content, at), { reportInput: true })
    if (result.success) return result.data
    for (const issue of result.error.issues)
      for (const complaint of complaints(issue)) this.fault([...at, ...complaint.at], complaint.message)
    return undefined
  }

  /** The entries of a map, each checked on its own. */
  entries<S extends z.ZodType>(schema: S, at: Path = []): Entries<z.output<S>> {
    const map = valueAt(this.content, at)
    if (map === null || typeof map !== 'object' || Array.isArray(map)) {
      if (this.content !== undefined)
        this.fault(at, `${String(at.at(-1) ?? 'the file')} must be a map of name to entry`)
      return new Entries(undefined)
    }
    const names = Object.keys(map)
    const good = names.flatMap((name) => {
      const entry = this.read(schema, [...at, name])
      return entry === undefined ? [] : [[name, entry] as const]
    })
    return new Entries(names, good)
  }

  /** The items of a list, each checked on its own, with its index. */
  items<S extends z.ZodType>(schema: S, at: Path = []): readonly (readonly [number, z.output<S>])[] {
    const list = valueAt(this.content, at)
    if (!Array.isArray(list)) {
      if (this.content !== undefined) this.fault(at, `${String(at.at(-1) ?? 'the file')} must be a list`)
      return []
    }
    return list.flatMap((_, index) => {
      const item = this.read(schema, [...at, index])
      return item === undefined ? [] : [[index, item] as const]
    })
  }

  /** Place of what stands at a path: of a value, or of the key of a map or list. */
  where(at: Path): Position {
    let node: Node | null = this.#parsed().contents
    let offset = node?.range?.[0]
    for (const step of at) {
      if (isMap<unknown, Node | null>(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
        if (!isScalar(pair?.key)) break
        node = pair.value
        offset = node && !isCollection(node) ? node.range?.[0] : pair.key.range?.[0]
      } else if (isSeq<Node>(node) && typeof step === 'number') {
        node = node.items[step] ?? null
        offset = node?.range?.[0] ?? offset
      } else break
    }
    return this.#position(offset ?? 0)
  }

  #position(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset)
    return line === 0 ? start : { line, column: col }
  }
}

function valueAt(content: unknown, at: Path): unknown {
  return at.reduce<unknown>(
    (value, step) => (value === null || typeof value !== 'object' ? undefined : Reflect.get(value, step)),
    content,
  )
}

function advice(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'keep one of them'
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'put text with a colon in it in quotes'
  return 'mend the YAML'
}
