import { z } from 'zod'
import { helpers } from '../../template/handlebars.ts'
import type { CardShape, CardShapes, Parts } from '../card-shape.ts'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, words } from '../files/text.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import { indicators } from '../indicator.ts'
import type { CardText, Source } from '../knowledge.ts'
import { type Face, loadFace } from './face.ts'
import { checkParts, ofParts, partsOfCard } from './parts.ts'
import { commonTo, type Scope, scopeOf } from './scope.ts'

/** What a card may refer to. */
export interface CardNames {
  readonly sources: Entries<Source>
  readonly suggestions: Entries<unknown>
  readonly overrideReasons: Entries<unknown>
  readonly terms: Entries<unknown>
  /** Names of the resources that some card of the service gives. */
  readonly resources: readonly string[]
  /** Names of the triggers in the folder of the rule. */
  readonly triggers: readonly string[]
}

const card = z.strictObject({
  indicator: z.enum(indicators),
  source: words.exactOptional(),
  sourceFor: z.record(words, words).exactOptional(),
  parts: partsOfCard.exactOptional(),
  patientLink: words.exactOptional(),
  selectionBehavior: z.enum(['any', 'at-most-one']).default('any'),
  suggestions: z.array(words).default([]),
  overrideReasons: z.array(words).default([]),
} satisfies Fields<Omit<CardText, 'name' | 'summary' | 'detail' | 'resources' | 'called'>>)

/** Names in a view that would never be read: every card has its own under them, every value, or every text. */
const taken = [
  ...Object.keys({ ...commonTo([]), ...ofParts }),
  'kind',
  'text',
  'ours',
  'raw',
  'this',
  ...Object.keys(helpers),
]

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
  reasons: readonly string[] = [],
): Map<string, CardText> {
  const cards = folder.folders(`${at}/cards`).map((name) => {
    const path = `${at}/cards/${name}`
    const card = loadCard(folder, path, name, shapes?.[name], known)
    for (const reason of Object.keys(card?.sourceFor ?? {}))
      if (shapes && !reasons.includes(reason))
        folder
          .yaml(`${path}/card.yaml`)
          .fault(['sourceFor', reason], `the rule gives no reason "${reason}": mend the name`)
    return [name, card] as const
  })
  return new Map(cards.flatMap(([name, card]) => (card ? [[name, card]] : [])))
}

function loadCard(
  folder: Folder,
  path: string,
  name: string,
  shape: CardShape | undefined,
  known: CardNames,
): CardText | undefined {
  const file = folder.yaml(`${path}/card.yaml`)
  const read = file.read(card)
  if (read) checkNames(file, read, known)
  const texts = loadTexts(folder, path, shape, known, read?.parts !== undefined)
  if (read) checkParts(folder, path, file, read, known.triggers)
  return read && texts && { name, ...read, ...texts }
}

/** The text of a card or a part in both languages, which ask for the same. */
export function loadTexts(
  folder: Folder,
  path: string,
  shape: CardShape | undefined,
  known: Pick<CardNames, 'resources' | 'terms'>,
  isOfParts = false,
): Pick<CardText, 'summary' | 'detail' | 'resources'> | undefined {
  const { resources, terms } = known
  const shown = shape && { ...shape, view: { ...shape.view, ...(isOfParts && ofParts) } }
  const scope: Scope | undefined = shown && scopeOf(shown, resources, (code) => terms.knows(code))
  const nl = loadFace(folder, path, 'nl', scope)
  const en = loadFace(folder, path, 'en', scope)
  if (!nl || !en) return undefined
  lackingIn(nl, en)
  lackingIn(en, nl)
  return { summary: { nl: nl.summary, en: en.summary }, detail: { nl: nl.detail, en: en.detail }, resources }
}

function lackingIn(other: Face, { asked }: Face): void {
  for (const [asks, fault] of asked) if (!other.asked.has(asks)) fault()
}

function checkNames(file: YamlFile, read: z.output<typeof card>, known: CardNames): void {
  if (read.source !== undefined) checkSource(file, read.source, known)
  for (const [reason, source] of Object.entries(read.sourceFor ?? {}))
    checkSource(file, source, known, ['sourceFor', reason])
  if (read.patientLink !== undefined && known.sources.get(read.patientLink)?.kind !== 'for-patients')
    file.fault(['patientLink'], `"${read.patientLink}" is no document for patients in sources.yaml: add it there`)
  for (const key of ['suggestions', 'overrideReasons'] as const)
    for (const [index, name] of read[key].entries())
      if (!known[key].knows(name))
        file.fault([key, index], `"${name}" is not among the service's ${key}: add it there or mend the name`)
}

/** Checks that a source is listed. */
export function checkSource(
  file: YamlFile,
  source: string,
  { sources }: Pick<CardNames, 'sources'>,
  at: Path = ['source'],
): void {
  if (!sources.knows(source))
    file.fault(at, `the source "${source}" is not in sources.yaml: add it there or mend the id`)
}
