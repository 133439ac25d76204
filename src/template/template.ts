import Handlebars from 'handlebars'
import { handlebars, helpers } from './handlebars.ts'
import { type ParsedText, parseTemplate } from './parse.ts'
import type { Part } from './parts.ts'
import { type Inert, isWords, TemplateFault, type View } from './words.ts'

const options = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
  noEscape: false,
  data: true,
} as CompileOptions

/** Nothing of what every object has is reached; said so that Handlebars does not write of each attempt to the console. */
const noPrototypes = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false }

/**
 * A text with holes, compiled once. Strict: what the view does not have is a fault, never an empty string.
 * @see docs/decisions/card-texts.md
 */
export class Template {
  /** As it is written. */
  readonly text: string
  /** What it asks for. */
  readonly parts: readonly Part[]
  /** Of a text that is one hole: where its value stands in the view. */
  readonly #hole: readonly string[] | undefined
  readonly #filled: HandlebarsTemplateDelegate<View> | undefined

  constructor(text: string, parsed: ParsedText = parseTemplate(text)) {
    const [part, other] = parsed.parts
    this.text = text
    this.parts = parsed.parts
    this.#hole = part?.kind === 'show' && !other && parsed.literal === 0 ? part.of.steps : undefined
    this.#filled = part && handlebars.compile<View>(strict(parsed.program), options)
  }

  /** Whether it is one hole, so that it can take the data itself. */
  get isHole(): boolean {
    return this.#hole !== undefined
  }

  /** The text with what the view holds; what is not our own words goes through `inert`. @throws TemplateFault */
  fill(view: View, inert: Inert): string {
    if (!this.#filled) return this.text
    try {
      return this.#filled(view, { ...noPrototypes, data: { inert } })
    } catch (error) {
      throw new TemplateFault(`${excerpt(this.text)}: ${(error as Error).message}`, { cause: error })
    }
  }

  /** The data itself behind a text that is one hole, a number as a number; undefined for any other text. @throws TemplateFault */
  data(view: View): string | number | boolean | undefined {
    if (!this.#hole) return undefined
    const found = this.#hole.reduce<unknown>(
      (from, step) => (from && Object.hasOwn(from, step) ? Reflect.get(from, step) : undefined),
      view,
    )
    if (typeof found === 'boolean') return found
    if (isWords(found)) return found.raw
    throw new TemplateFault(`${this.text}: the view has no value of that name`)
  }
}

/** Every hole shown by our own helper, and every name looked up strictly, also as what a helper is given. */
function strict(program: hbs.AST.Program): hbs.AST.Program {
  new Strict().accept(program)
  return program
}

class Strict extends Handlebars.Visitor {
  override MustacheStatement(hole: hbs.AST.MustacheStatement): void {
    super.MustacheStatement(hole)
    if (hole.params.length > 0) return
    hole.params = [hole.path]
    hole.path = { ...hole.path, type: 'PathExpression', data: false, depth: 0, parts: ['show'], original: 'show' }
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    Object.assign(path, { strict: true })
  }
}

function excerpt(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text)
}
