import { basename } from 'node:path'
import { z } from 'zod'
import type { Entries } from './entries.ts'
import { positionAt } from './fault.ts'
import type { Folder } from './folder.ts'
import type { CardText, Language } from './knowledge.ts'
import { parseTemplate, type Template, TemplateError } from './template.ts'
import { type Fields, words } from './text.ts'
import { YamlFile } from './yaml.ts'

/** What a card may refer to. */
export interface CardNames {
  readonly sources: Entries<unknown>
  readonly suggestions: Entries<unknown>
  readonly overrideReasons: Entries<unknown>
}

const front = z.strictObject({
  indicator: z.enum(['info', 'warning', 'critical']),
  source: words,
  selectionBehavior: z.enum(['any', 'at-most-one']).default('any'),
  suggestions: z.array(words).default([]),
  overrideReasons: z.array(words).default([]),
  summary: words,
} satisfies Fields<Omit<CardText, 'name' | 'detail'>>)

/** Longest summary of a card, in characters. @see CDS Hooks, Card attributes */
const summaryBelow = 140

interface Face {
  readonly file: YamlFile
  readonly front: z.output<typeof front>
  readonly detail: string
  readonly holes: ReadonlyMap<string, () => void>
}

/** The cards of a rule: both languages there, alike but for their words, with the same holes. */
export function loadCards(folder: Folder, at: string, known: CardNames): Map<string, CardText> {
  const files = folder.files(`${at}/cards`).filter((path) => /^[a-z0-9-]+\.(nl|en)\.md$/.test(basename(path)))
  const names = new Set(files.map((path) => basename(path).slice(0, -'.nl.md'.length)))
  const cards = [...names].map((name) => [name, loadCard(folder, `${at}/cards/${name}`, name, known)] as const)
  return new Map(cards.flatMap(([name, card]) => (card ? [[name, card]] : [])))
}

function loadCard(folder: Folder, path: string, name: string, known: CardNames): CardText | undefined {
  const nl = loadFace(folder, path, 'nl', known)
  const en = loadFace(folder, path, 'en', known)
  if (!nl || !en) return undefined
  for (const key of ['indicator', 'source', 'selectionBehavior', 'suggestions', 'overrideReasons'] as const)
    if (JSON.stringify(nl.front[key]) !== JSON.stringify(en.front[key]))
      en.file.fault([key], `"${key}" differs from the Dutch card: make them the same`)
  for (const [one, other] of [
    [nl, en],
    [en, nl],
  ] as const)
    for (const [hole, fault] of one.holes) if (!other.holes.has(hole)) fault()
  const { summary: _, ...rest } = nl.front
  return {
    name,
    ...rest,
    summary: { nl: nl.front.summary, en: en.front.summary },
    detail: { nl: nl.detail, en: en.detail },
  }
}

function loadFace(folder: Folder, card: string, language: Language, known: CardNames): Face | undefined {
  const path = `${card}.${language}.md`
  const source = folder.text(path)
  if (source === undefined) {
    folder.fault(path, 'the card is missing in this language: add the file')
    return undefined
  }
  const [, yaml, body] = /^---\r?\n([\s\S]*?\n)---\r?\n([\s\S]*)$/.exec(source) ?? []
  if (yaml === undefined || body === undefined) {
    folder.fault(path, 'the card has no front matter: start it with YAML between two lines of ---')
    return undefined
  }
  const file = new YamlFile(folder.shown(path), yaml, folder.faults, 1)
  const matter = file.read(front)
  const faultIn = (offset: number, message: string) =>
    folder.faults.add(folder.shown(path), positionAt(source, source.length - body.length + offset), message)
  const html = /<\/?[a-z][^>]*>|<!--/i.exec(body)
  if (html) faultIn(html.index, `${html[0]} is HTML: the detail is Markdown, which clients show without it`)
  if (body.trim() === '') faultIn(0, 'the card has no detail: write it below the front matter')
  const detail = template(body, faultIn)
  if (!matter) return undefined
  const summary = template(matter.summary, (_, message) => file.fault(['summary'], message))
  if (summary && summary.literal >= summaryBelow)
    file.fault(
      ['summary'],
      `the summary has ${summary.literal} characters without its holes: keep it well below ${summaryBelow}`,
    )
  checkNames(file, matter, known)
  const other = language === 'nl' ? 'en' : 'nl'
  const lacking = (hole: string) => `{{${hole}}} is not in the card of language ${other}: show the same in both`
  const holes = new Map([
    ...[...(detail?.holes ?? [])].map(([hole, at]) => [hole, () => faultIn(at, lacking(hole))] as const),
    ...[...(summary?.holes ?? [])].map(([hole]) => [hole, () => file.fault(['summary'], lacking(hole))] as const),
  ])
  return detail && summary ? { file, front: matter, detail: body, holes } : undefined
}

function template(text: string, fault: (offset: number, message: string) => void): Template | undefined {
  try {
    return parseTemplate(text)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    fault(error.offset, error.message)
    return undefined
  }
}

function checkNames(file: YamlFile, matter: z.output<typeof front>, known: CardNames): void {
  if (!known.sources.knows(matter.source))
    file.fault(['source'], `the source "${matter.source}" is not in sources.yaml: add it there or mend the id`)
  for (const key of ['suggestions', 'overrideReasons'] as const)
    for (const [index, name] of matter[key].entries())
      if (!known[key].knows(name))
        file.fault([key, index], `"${name}" is not among the service's ${key}: add it there or mend the name`)
}
