import { z } from 'zod'
import { helpers } from '../../template/handlebars.ts'
import type { CardShapes, Parts } from '../card-shape.ts'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { CardText, Source } from '../knowledge.ts'
import { loadFace } from './face.ts'
import { commonTo, type Scope, scopeOf } from './scope.ts'

/** What a card may refer to. */
export interface CardNames {
  readonly sources: Entries<Source>
  readonly suggestions: Entries<unknown>
  readonly overrideReasons: Entries<unknown>
  readonly terms: Entries<unknown>
  /** Names of the resources that some card of the service gives. */
  readonly resources: readonly string[]
}

const card = z.strictObject({
  indicator: z.enum(['info', 'warning', 'critical']),
  source: words,
  patientLink: words.exactOptional(),
  selectionBehavior: z.enum(['any', 'at-most-one']).default('any'),
  suggestions: z.array(words).default([]),
  overrideReasons: z.array(words).default([]),
} satisfies Fields<Omit<CardText, 'name' | 'summary' | 'detail' | 'resources'>>)

/** Names in a view that would never be read: every card has its own under them, every value, or every text. */
const taken = [...Object.keys(commonTo([])), 'kind', 'text', 'ours', 'raw', 'this', ...Object.keys(helpers)]

/** Checks that each card that a rule declares has its texts, and that no text is left of one that it does not. */
export function checkCards(folder: Folder, at: string, module: string, shapes: CardShapes): void {
  const declared = Object.keys(shapes)
  const names = folder.folders(`${at}/cards`)
  for (const name of declared)
    if (!names.includes(name))
      folder.fault(
        module,
        `the card "${name}" has no text: add card.yaml, nl.md and en.md in ${at}/cards/${name}/`,
        name,
      )
  for (const { view } of Object.values(shapes))
    for (const name of takenIn(view))
      folder.fault(module, `"${name}" is taken in every text: give what this card shows another name`, name)
  for (const name of names)
    if (!declared.includes(name))
      folder.fault(
        `${at}/cards/${name}/card.yaml`,
        `${module} does not declare the card "${name}": declare it there or take its folder out`,
      )
}

function takenIn(view: Parts): readonly string[] {
  return taken.filter((name) => Object.hasOwn(view, name))
}

/** The cards of a rule: what each is, and its text in both languages, with the same holes. */
export function loadCards(
  folder: Folder,
  at: string,
  shapes: CardShapes | undefined,
  known: CardNames,
): Map<string, CardText> {
  const cards = folder
    .folders(`${at}/cards`)
    .map((name) => [name, loadCard(folder, `${at}/cards/${name}`, name, scopeFor(name), known)] as const)
  return new Map(cards.flatMap(([name, card]) => (card ? [[name, card]] : [])))

  function scopeFor(name: string): Scope | undefined {
    const shape = shapes?.[name]
    return shape && scopeOf(shape, known.resources, (code) => known.terms.knows(code))
  }
}

function loadCard(
  folder: Folder,
  path: string,
  name: string,
  scope: Scope | undefined,
  known: CardNames,
): CardText | undefined {
  const file = folder.yaml(`${path}/card.yaml`)
  const read = file.read(card)
  if (read) checkNames(file, read, known)
  const nl = loadFace(folder, path, 'nl', scope)
  const en = loadFace(folder, path, 'en', scope)
  if (nl && en)
    for (const [one, other] of [
      [nl, en],
      [en, nl],
    ] as const)
      for (const [asks, fault] of one.asked) if (!other.asked.has(asks)) fault()
  if (!read || !nl || !en) return undefined
  return {
    name,
    ...read,
    summary: { nl: nl.summary, en: en.summary },
    detail: { nl: nl.detail, en: en.detail },
    resources: known.resources,
  }
}

function checkNames(file: YamlFile, read: z.output<typeof card>, known: CardNames): void {
  if (!known.sources.knows(read.source))
    file.fault(['source'], `the source "${read.source}" is not in sources.yaml: add it there or mend the id`)
  if (read.patientLink !== undefined && known.sources.get(read.patientLink)?.kind !== 'for-patients')
    file.fault(['patientLink'], `"${read.patientLink}" is no document for patients in sources.yaml: add it there`)
  for (const key of ['suggestions', 'overrideReasons'] as const)
    for (const [index, name] of read[key].entries())
      if (!known[key].knows(name))
        file.fault([key, index], `"${name}" is not among the service's ${key}: add it there or mend the name`)
}
