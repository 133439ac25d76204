import Mustache from 'mustache'
import type { Presented, Words } from './present.ts'

export type View = Readonly<Record<string, Presented>>

/** A text and the view it is filled from do not fit: a mistake in the knowledge, never in a patient's data. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault'
}

/**
 * Fills a Mustache text. Strict: a name that the view does not have is a fault, and so is a hole without words. The last part of a
 * dotted name may be absent in a section (`triggerIs.hypoglycaemia`): that is no. What is not our own words goes through `inert`.
 */
export function fill(template: string, view: View, inert: (data: string) => string): string {
  if (!template.includes('{{')) return template
  return writer.render(template, new Names(view), undefined, { escape: inert })
}

/** The data behind one name, as a resource holds it: a number stays a number. */
export function data(name: string, view: View): string | number | boolean {
  const found: unknown = new Names(view).lookup(name)
  if (typeof found === 'boolean') return found
  if (isWords(found)) return found.raw
  throw new TemplateFault(`{{${name}}}: the view has no value of that name`)
}

class Names extends Mustache.Context {
  override push(view: unknown): Names {
    return new Names(view, this)
  }

  override lookup(name: string): unknown {
    const [first = name] = name.split('.')
    if (name !== '.' && !this.#knows(first)) throw new TemplateFault(`{{${name}}}: the view has no "${first}"`)
    return super.lookup(name)
  }

  #knows(name: string): boolean {
    for (let names: Mustache.Context | undefined = this; names; names = names.parent) {
      if (typeof names.view === 'object' && names.view !== null && Object.hasOwn(names.view, name)) return true
    }
    return false
  }
}

class StrictWriter extends Mustache.Writer {
  override escapedValue([, name = '']: string[], context: Mustache.Context, config?: Mustache.RenderOptions): string {
    const found: unknown = context.lookup(name)
    if (!isWords(found)) throw new TemplateFault(`{{${name}}}: the view has no words of that name`)
    if (found.ours) return found.text
    if (!config?.escape) throw new TemplateFault(`{{${name}}}: data without a way to make it inert`)
    return config.escape(found.text) || '?'
  }

  override unescapedValue([, name = '']: string[]): string {
    throw new TemplateFault(`{{{${name}}}}: a hole that lets mark-up through is not allowed`)
  }
}

const writer = new StrictWriter()

function isWords(found: unknown): found is Words {
  return typeof found === 'object' && found !== null && 'kind' in found && found.kind === 'words'
}
