import mustache from 'mustache'

/** What a Mustache text asks for: hole -> where it first stands, and the length of the text around the holes. */
export interface Template {
  readonly holes: ReadonlyMap<string, number>
  readonly literal: number
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

type Token = readonly [kind: string, name: string, start: number, end: number, inside?: readonly Token[] | string]

/** Reads a Mustache text. Only escaped holes and sections may stand in it. @throws TemplateError */
export function parseTemplate(text: string): Template {
  const holes = new Map<string, number>()
  const literal = gather(parse(text), holes)
  return { holes, literal }
}

function parse(text: string): readonly Token[] {
  try {
    return mustache.parse(text) as unknown as readonly Token[]
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new TemplateError(`the Mustache text is broken: ${message}`, Number(/ at (\d+)$/.exec(message)?.[1] ?? 0))
  }
}

function gather(tokens: readonly Token[], holes: Map<string, number>): number {
  let literal = 0
  for (const [kind, name, start, , inside] of tokens) {
    if (kind === 'text') literal += name.length
    else if (kind === '!') continue
    else if (kind === '&')
      throw new TemplateError(`{{{${name}}}} would show patient data unescaped: write {{${name}}}`, start)
    else if (kind === '>' || kind === '=')
      throw new TemplateError(`{{${kind} ...}} is not known here: take it out`, start)
    else if (!holes.has(name)) holes.set(name, start)
    if (Array.isArray(inside)) gather(inside, holes)
  }
  return literal
}
