import { type ParsedText, parseTemplate, TemplateError } from '../../template/parse.ts'
import { Template } from '../../template/template.ts'
import { positionAt } from '../files/fault.ts'
import type { Folder } from '../files/folder.ts'
import { bareNumbers } from '../files/number.ts'
import type { Language } from '../knowledge.ts'
import { holeFaults } from './holes.ts'
import type { Scope } from './scope.ts'

/** The text of a card in one language. */
export interface Face {
  readonly summary: Template
  readonly detail: Template
  /** What it asks for, as it is written -> notes that the other language does not. */
  readonly asked: ReadonlyMap<string, () => void>
}

/** Longest summary of a card, in characters. @see https://cds-hooks.hl7.org/2.0/#card-attributes "Card Attributes" */
const summaryBelow = 140

/** Reads `nl.md` or `en.md` of a card: the summary, a line of `---`, and the detail. Without a scope its holes are not checked. */
export function loadFace(folder: Folder, card: string, language: Language, scope: Scope | undefined): Face | undefined {
  const path = `${card}/${language}.md`
  const source = folder.text(path)
  if (source === undefined) {
    folder.fault(path, 'the card is missing in this language: add the file')
    return undefined
  }
  const fault = (at: number, message: string) => folder.faults.add(folder.shown(path), positionAt(source, at), message)
  const line = /^---\r?\n/m.exec(source)
  if (!line || source.slice(0, line.index).trim() === '') {
    fault(0, 'the card has no summary: write it above a line of ---, and the detail below')
    return undefined
  }
  const from = line.index + line[0].length
  if (source.slice(from).trim() === '') fault(from, 'the card has no detail: write it below the line of ---')
  for (const { message, at } of bareNumbers(source)) fault(at, message)
  const html = /<\/?[a-z][^>]*>|<!--/i.exec(source)
  if (html) fault(html.index, `${html[0]} is HTML: a card is Markdown, which clients show without it`)
  const summary = parsed(source.slice(0, line.index).trimEnd(), scope, fault)
  const detail = parsed(source.slice(from), scope, (at, message) => fault(from + at, message))
  if (!summary || !detail) return undefined
  if (summary.literal >= summaryBelow)
    fault(0, `the summary has ${summary.literal} characters without its holes: keep it well below ${summaryBelow}`)
  const other = language === 'nl' ? 'en' : 'nl'
  const lacking = (at: number, asked: string) => () =>
    fault(at, `{{${asked}}} is not in the card of language ${other}: show the same in both`)
  const asked = new Map([
    ...[...detail.asked].map(([asks, at]) => [asks, lacking(from + at, asks)] as const),
    ...[...summary.asked].map(([asks, at]) => [asks, lacking(at, asks)] as const),
  ])
  return { summary: summary.template, detail: detail.template, asked }
}

interface Read extends ParsedText {
  readonly template: Template
}

function parsed(
  text: string,
  scope: Scope | undefined,
  fault: (at: number, message: string) => void,
): Read | undefined {
  try {
    const read = parseTemplate(text)
    if (scope) for (const { at, message } of holeFaults(read.parts, scope)) fault(at, message)
    return { ...read, template: new Template(text, read) }
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    fault(error.offset, error.message)
    return undefined
  }
}
