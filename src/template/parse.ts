import { blocks, handlebars } from './handlebars.ts'
import type { Part, Path, Test } from './parts.ts'

/** What a text asks for, as it is nested. */
export interface ParsedText {
  readonly parts: readonly Part[]
  /** What is asked, as it is written -> where it first stands. */
  readonly asked: ReadonlyMap<string, number>
  /** Length of the text around the holes and parts. */
  readonly literal: number
  readonly program: hbs.AST.Program
}

/** Why a text is no good template, and where. */
export class TemplateError extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.name = 'TemplateError'
    this.offset = offset
  }
}

type Statement =
  | hbs.AST.MustacheStatement
  | hbs.AST.BlockStatement
  | hbs.AST.ContentStatement
  | hbs.AST.CommentStatement
  | { readonly type: 'other'; readonly loc: hbs.AST.SourceLocation }
type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'loc'> & { readonly hash?: hbs.AST.Hash }

/**
 * Reads a Handlebars text. Only holes that make data inert, our own helpers and our own blocks may stand in it.
 * @throws TemplateError
 * @see docs/decisions/card-texts.md; https://handlebarsjs.com/guide/ "Language features"
 */
export function parseTemplate(text: string): ParsedText {
  const program = parse(text)
  const asked = new Map<string, number>()
  const starts = lineStarts(text)
  const parts = partsIn(program)
  const words = program.body.filter(({ type }) => type === 'ContentStatement') as hbs.AST.ContentStatement[]
  return { parts, asked, literal: words.reduce((sum, { value }) => sum + value.length, 0), program }

  function partsIn(within: hbs.AST.Program | undefined): readonly Part[] {
    return (within?.body ?? []).flatMap((statement) => partOf(statement as Statement))
  }

  function partOf(statement: Statement): readonly Part[] {
    if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') return []
    if (statement.type === 'MustacheStatement') return [holeOf(statement)]
    if (statement.type === 'BlockStatement') return [blockOf(statement)]
    throw error(statement, 'only holes and {{#if}}, {{#unless}}, {{#each}}, {{#with}} may stand in a text: take it out')
  }

  function holeOf(hole: hbs.AST.MustacheStatement): Part {
    const path = pathOf(hole.path)
    const { name } = path
    if (!hole.escaped) throw error(hole, `{{{${name}}}} would show patient data unescaped: write {{${name}}}`)
    const at = offsetOf(hole)
    if (name !== 'join') {
      if (hole.params.length > 0) throw error(hole, `there is no helper "${name}" that shows something: use join`)
      unhashed(hole)
      return { kind: 'show', of: ask(path, at), at }
    }
    const [list, between] = paramsOf(
      hole,
      'a list and, if you like, what stands between its items: {{join drugs " or "}}',
      1,
      2,
    )
    if (between) textOf(between)
    return { kind: 'join', of: ask(pathOf(list), at), at }
  }

  function blockOf(block: hbs.AST.BlockStatement): Part {
    const name = pathOf(block.path).name
    if (!blocks.includes(name))
      throw error(block, `{{#${name}}} opens nothing: write {{#if ${name}}}, {{#each ${name}}} or {{#with ${name}}}`)
    const [param] = paramsOf(block, `one thing: {{#${name} drugs}}`, 1, 1)
    // A block that begins with its other part ({{^if}}) has no first one.
    const [inside, otherwise] = [
      block.program as hbs.AST.Program | undefined,
      block.inverse as typeof block.inverse | undefined,
    ]
    if (name === 'each' || name === 'with') {
      const names = inside?.blockParams ?? []
      if (names.length > 1)
        throw error(block, `only one name may stand after "as": take out ${names.slice(1).join(', ')}`)
      return { kind: name, of: ask(pathOf(param)), names, inside: partsIn(inside), otherwise: partsIn(otherwise) }
    }
    const of = param?.type === 'SubExpression' ? testOf(param as hbs.AST.SubExpression) : ask(pathOf(param))
    const parts = [partsIn(inside), partsIn(otherwise)] as const
    const [yes, no] = name === 'if' ? parts : [parts[1], parts[0]]
    return { kind: 'if', of, inside: yes, otherwise: no }
  }

  function testOf(test: hbs.AST.SubExpression): Test {
    const kind = pathOf(test.path).name
    if (kind !== 'is' && kind !== 'has') throw error(test, `there is no test "${kind}": use is or has`)
    const [of, code] = paramsOf(test, `a name and a code: (${kind} name "code")`, 2, 2)
    const path = pathOf(of)
    const one: Test = { kind, of: path, code: textOf(code), at: offsetOf(test) }
    const asks = `${kind} ${path.name} "${one.code}"`
    if (!asked.has(asks)) asked.set(asks, one.at)
    return one
  }

  function paramsOf(
    call: Call,
    wanted: string,
    least: number,
    most: number,
  ): readonly (hbs.AST.Expression | undefined)[] {
    unhashed(call)
    const { length } = call.params
    if (length < least || length > most) throw error(call, `"${pathOf(call.path).name}" takes ${wanted}`)
    return call.params
  }

  function unhashed(call: Call): void {
    if (call.hash) throw error(call, 'nothing with = may stand in a hole: take it out')
  }

  function textOf(node: hbs.AST.Expression | undefined): string {
    if (node?.type === 'StringLiteral') return (node as hbs.AST.StringLiteral).value
    throw error(node ?? program, 'words or a code in quotes must stand here')
  }

  function pathOf(node: hbs.AST.Expression | undefined): Path {
    if (node?.type !== 'PathExpression') throw error(node ?? program, 'the name of a value must stand here')
    const { original, data, depth, parts } = node as hbs.AST.PathExpression
    if (!parts.every((part) => typeof part === 'string' && /^[\w-]+$/.test(part)))
      throw error(node, `"${original}" is no name: write it with letters, digits and hyphens`)
    const isHere = /^(\.|this\b)/.test(original)
    return { kind: 'path', name: original, at: offsetOf(node), isPlace: data === true, isHere, depth, steps: parts }
  }

  function ask(path: Path, at = path.at): Path {
    if (!asked.has(path.name)) asked.set(path.name, at)
    return path
  }

  function error(node: { readonly loc: hbs.AST.SourceLocation }, message: string): TemplateError {
    return new TemplateError(message, offsetOf(node))
  }

  function offsetOf({ loc }: { readonly loc: hbs.AST.SourceLocation }): number {
    return (starts[loc.start.line - 1] ?? 0) + loc.start.column
  }
}

function parse(text: string): hbs.AST.Program {
  try {
    return handlebars.parse(text)
  } catch (error) {
    throw new TemplateError(...brokenAt(text, error as Partial<Handlebars.Exception>))
  }
}

/** Handlebars tells the line of what it cannot read, and marks the place in what stands around it. */
function brokenAt(text: string, { message = '', lineNumber, column }: Partial<Handlebars.Exception>): [string, number] {
  const [first = '', around = '', mark = ''] = message.split('\n')
  const line = Number(lineNumber ?? /on line (\d+)/.exec(first)?.[1] ?? 1)
  const start = lineStarts(text)[line - 1] ?? 0
  const from = around.slice(mark.length - 1, mark.length + 7)
  const [onLine = ''] = text.slice(start).split('\n', 1)
  const within = column ?? (from === '' ? onLine.length : onLine.indexOf(from))
  return [`the Handlebars text is broken: ${inWords(message)}`, start + Math.max(Number(within), 0)]
}

function inWords(message: string): string {
  if (!message.startsWith('Parse error')) return message.replace(/ - \d+:\d+$/, '')
  return message.endsWith("got 'EOF'")
    ? 'a hole or part that is opened is not closed before the end'
    : 'no hole and no part is written so: mend its braces and names'
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1)
  return starts
}
