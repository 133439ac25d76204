import type { Resource } from 'fhir/r4.js'
import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import { compileWalk } from './path.ts'

type Expression = (input: unknown) => readonly unknown[]

/**
 * The part of a SQL-on-FHIR ViewDefinition that we use.
 * @see https://sql-on-fhir.org/ig/latest/StructureDefinition-ViewDefinition.html "ViewDefinition"
 */
export interface ViewDefinition {
  readonly resourceType: 'ViewDefinition'
  readonly resource: string
  readonly select: readonly {
    readonly forEach?: string
    readonly column: readonly { readonly name: string; readonly path: string; readonly collection?: boolean }[]
  }[]
}

/** The columns of one resource (or of one element, inside `forEach`), evaluated when they are asked for. */
export interface Row {
  /** What the row is of. */
  readonly element: unknown
  /** Whether the view has this column. */
  has(column: string): boolean
  /** First value of a column, undefined when empty. */
  one(column: string): unknown
  /** First value of a column when it is text. */
  text(column: string): string | undefined
  /** The same of a code of FHIR, which some write in capitals or with blanks around it: in lower case. */
  code(column: string): string | undefined
  /** All values of a column. */
  all(column: string): readonly unknown[]
  /** The rows of a `forEach`. */
  each(path: string): readonly Row[]
}

export type View = (resource: Resource) => Row

/** Compiles the FHIRPath of a ViewDefinition once. @throws Error naming the column whose path does not compile */
export function compileView(definition: ViewDefinition): View {
  const columns = new Map<string, Expression>()
  const nested = new Map<string, { readonly elements: Expression; readonly columns: Map<string, Expression> }>()
  for (const { forEach, column } of definition.select) {
    const base = forEach ? `${definition.resource}.${forEach}` : definition.resource
    const target = forEach ? new Map<string, Expression>() : columns
    for (const { name, path } of column) target.set(name, compile(base, path))
    if (forEach) nested.set(forEach, { elements: compile(definition.resource, forEach), columns: target })
  }
  return (resource) => new ViewRow(resource, columns, nested)
}

function compile(base: string, expression: string): Expression {
  const walk = compileWalk(base, expression)
  if (walk) return walk
  try {
    return lenient(fhirpath.compile({ base, expression }, r4, { async: false }) as Expression)
  } catch (error) {
    throw new Error(`${base}: the path "${expression}" does not compile: ${(error as Error).message}`)
  }
}

/** FHIRPath throws at data that are not shaped as FHIR is, such as a number for an element with parts: then there is nothing at the path. */
function lenient(evaluate: Expression): Expression {
  return (input) => {
    try {
      return evaluate(input)
    } catch {
      return []
    }
  }
}

type Nested = ReadonlyMap<string, { readonly elements: Expression; readonly columns: ReadonlyMap<string, Expression> }>

class ViewRow implements Row {
  readonly element: unknown
  readonly #columns: ReadonlyMap<string, Expression>
  readonly #nested: Nested

  constructor(element: unknown, columns: ReadonlyMap<string, Expression>, nested: Nested) {
    this.element = element
    this.#columns = columns
    this.#nested = nested
  }

  has(column: string): boolean {
    return this.#columns.has(column)
  }

  all(column: string): readonly unknown[] {
    const expression = this.#columns.get(column)
    if (!expression) throw new Error(`the view has no column "${column}"`)
    return expression(this.element)
  }

  one(column: string): unknown {
    return this.all(column)[0]
  }

  text(column: string): string | undefined {
    const value = this.one(column)
    return typeof value === 'string' ? value : undefined
  }

  code(column: string): string | undefined {
    return this.text(column)?.trim().toLowerCase()
  }

  each(path: string): readonly Row[] {
    const part = this.#nested.get(path)
    if (!part) throw new Error(`the view has no forEach "${path}"`)
    return part.elements(this.element).map((element) => new ViewRow(element, part.columns, none))
  }
}

const none: Nested = new Map()
