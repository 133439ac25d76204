import Handlebars, { type HelperOptions } from 'handlebars'
import { type Inert, isWords, ours, TemplateFault } from './words.ts'

/** What a hole shows: our own words as they are, data made inert. A hole without words is a fault. */
function show(value: unknown, { data }: HelperOptions): Handlebars.SafeString {
  return new Handlebars.SafeString(said(value, data.inert))
}

/** The items of a list in one line, with `, ` or other words between them. */
function join(list: unknown, ...rest: readonly unknown[]): Handlebars.SafeString {
  const { data } = rest.at(-1) as HelperOptions
  const between = rest.length > 1 ? String(rest[0]) : ', '
  return new Handlebars.SafeString(
    listed(list)
      .map((item) => said(item, data.inert))
      .join(between),
  )
}

/** Whether a value is said by this code. */
function is(value: unknown, code: string): boolean {
  if (value === null) return false
  if (!isWords(value)) throw new TemplateFault(`(is ... "${code}"): the view has no words of that name`)
  return value.raw === code
}

/** Whether an item of a list is said by this code. */
function has(list: unknown, code: string): boolean {
  return listed(list).some((item) => is(item, code))
}

function chosen(this: unknown, value: unknown, { fn, inverse }: HelperOptions): string {
  return isThere(value) ? fn(this) : inverse(this)
}

function refused(this: unknown, value: unknown, { fn, inverse }: HelperOptions): string {
  return isThere(value) ? inverse(this) : fn(this)
}

/** Repeats its part for each item, which knows its place in the list. */
function each(this: unknown, list: unknown, { fn, inverse, data }: HelperOptions): string {
  const items = listed(list)
  if (items.length === 0) return inverse(this)
  return items
    .map((item, index) => {
      const place = { first: index === 0, last: index === items.length - 1, number: ours(String(index + 1), index + 1) }
      return fn(item, { data: Object.assign(Handlebars.createFrame(data), place), blockParams: [item] })
    })
    .join('')
}

function entered(this: unknown, value: unknown, { fn, inverse, data }: HelperOptions): string {
  return isThere(value) ? fn(value, { data, blockParams: [value] }) : inverse(this)
}

function said(value: unknown, inert: Inert): string {
  if (!isWords(value)) throw new TemplateFault('the view has no words of that name')
  return value.ours ? value.text : inert(value.text) || '?'
}

function listed(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TemplateFault('the view has no list of that name')
  return value
}

function isThere(value: unknown): boolean {
  if (value === undefined) throw new TemplateFault('the view has nothing of that name')
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== false
}

/** Helpers that open a part of a text. */
export const blocks: readonly string[] = ['if', 'unless', 'each', 'with']

/** What every text can use, and nothing besides: none of the helpers that Handlebars brings is left. */
export const helpers = { show, join, is, has, if: chosen, unless: refused, each, with: entered }

/** A Handlebars of our own: what others register does not reach it. @see https://handlebarsjs.com/api-reference/utilities.html "Handlebars.create()" */
export const handlebars = Handlebars.create()
for (const name of Object.keys(handlebars.helpers)) handlebars.unregisterHelper(name)
handlebars.registerHelper(helpers)
