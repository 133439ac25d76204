import type { Call } from '../call/envelope.ts'

/** One prefetch key of a service as this call needs it. */
export interface Need {
  readonly key: string
  /** The template as published: the only form in which a query is named to others. */
  readonly template: string
  readonly type: string
  /** The id, for a template that reads one resource. */
  readonly id: string | null
  /** Relative to the base of the FHIR server; null when the context lacks what the template asks. */
  readonly query: string | null
}

/**
 * The prefetch templates of a service, filled for a call.
 * @see https://cds-hooks.hl7.org/2.0/#prefetch-tokens "Prefetch tokens"
 */
export function needsOf(prefetch: Readonly<Record<string, string>>, { context }: Pick<Call, 'context'>): Need[] {
  return Object.entries(prefetch).map(([key, template]) => {
    const query = fill(template, context)
    const [type = '', id] = (template.split('?')[0] ?? '').split('/')
    return { key, template, type, id: id === undefined ? null : fill(id, context), query }
  })
}

function fill(template: string, context: Call['context']): string | null {
  let complete = true
  const filled = template.replace(/\{\{\s*context\.(\w+)\s*\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(context, name) ? context[name] : undefined
    if (typeof value === 'string' && !halves.test(value)) return encodeURIComponent(value)
    complete = false
    return ''
  })
  return complete ? filled : null
}

/** Half of a sign stands in no URL. */
const halves = /\p{Cs}/u
