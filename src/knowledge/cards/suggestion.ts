import { z } from 'zod'
import { TemplateError } from '../../template/parse.ts'
import { Template } from '../../template/template.ts'
import { type CardShape, resourcesOf } from '../card-shape.ts'
import { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { bareNumbers } from '../files/number.ts'
import { type Fields, text, words } from '../files/text.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import type { LoadedRule, SuggestionText, Text, Texts } from '../knowledge.ts'
import { dataFaults, holeFaults } from './holes.ts'
import { type Scope, scopeForEach, scopeOf } from './scope.ts'

const common = {
  label: text,
  description: text,
  each: words.exactOptional(),
  deletes: z.strictObject({ what: words, description: text }).exactOptional(),
  apart: z.array(words).min(1).exactOptional(),
  resource: z.record(z.string(), z.unknown()),
} satisfies Fields<Omit<SuggestionText, 'name' | 'type' | 'of'>>
const suggestion = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('create'), ...common }),
  z.strictObject({ type: z.literal('update'), of: words, ...common }),
])

/** The suggestions of a service by name, and the file in which they stand. */
export interface Suggestions {
  readonly file: YamlFile | undefined
  readonly all: Entries<SuggestionText>
}

/** The suggestions of a service; none when the file is absent. */
export function loadSuggestions(folder: Folder, service: string): Suggestions {
  const file = folder.yamlIfThere(`${service}/suggestions.yaml`)
  const read = file?.entries(suggestion) ?? new Entries([])
  const all = read.mapped(({ deletes, ...entry }, name) => ({
    ...entry,
    ...(deletes && {
      deletes: { what: deletes.what, description: inBoth(deletes.description, [name, 'deletes', 'description']) },
    }),
    name,
    label: inBoth(entry.label, [name, 'label']),
    description: inBoth(entry.description, [name, 'description']),
    resource: withTemplates(entry.resource, [name, 'resource']) as SuggestionText['resource'],
  }))
  return { file, all }

  function inBoth({ nl, en }: Text, at: Path): Texts {
    return { nl: template(nl, [...at, 'nl']), en: template(en, [...at, 'en']) }
  }

  /** The same with a template in place of each text. */
  function withTemplates(value: unknown, at: Path): unknown {
    if (typeof value === 'string') return template(value, at)
    if (Array.isArray(value)) return value.map((item, index) => withTemplates(item, [...at, index]))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTemplates(item, [...at, key])]))
  }

  function template(value: string, at: Path): Template {
    // the rest of a resource is codes
    if (at.at(-1) === 'nl' || at.at(-1) === 'en') for (const { message } of bareNumbers(value)) file?.fault(at, message)
    try {
      return new Template(value)
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      file?.fault(at, error.message)
      return new Template('')
    }
  }
}

/** Checks that each suggestion stands on some card, and asks for nothing that a card on which it stands does not give. */
export function checkSuggestions(
  { file, all }: Suggestions,
  rules: readonly Pick<LoadedRule, 'name' | 'rule' | 'cards'>[],
  hasTerm: Scope['hasTerm'],
): void {
  const resources = rules.flatMap(({ rule }) => resourcesOf(rule.cards))
  const isWhole = rules.every(({ rule, cards }) => Object.keys(rule.cards).every((name) => cards.has(name)))
  for (const [name, entry] of all) {
    for (const [index, part] of (entry.apart ?? []).entries())
      if (!all.knows(part)) file?.fault([name, 'apart', index], `there is no suggestion "${part}": mend the name`)
    const cards = rules.flatMap((rule) =>
      [...rule.cards.values()]
        .filter(({ suggestions }) => suggestions.some((each) => each === name || all.get(each)?.apart?.includes(name)))
        .map((card) => ({ card: `${rule.name}/${card.name}`, shape: rule.rule.cards[card.name] })),
    )
    if (isWhole && cards.length === 0) file?.fault([name], `no card offers "${name}": name it on one or take it out`)
    for (const { card, shape } of cards) if (shape) check(entry, card, scopeOf(shape, resources, hasTerm), shape)
  }

  function check(entry: SuggestionText, card: string, scope: Scope, { view, resources: given = [] }: CardShape): void {
    const drafts = Object.keys(view).filter((name) => view[name] === 'string' || view[name] === 'string?')
    const fault = (at: Path, message: string) => file?.fault([entry.name, ...at], `on the card "${card}": ${message}`)
    if (entry.of !== undefined && !given.includes(entry.of))
      fault(['of'], `its rule gives no resource "${entry.of}": declare it there or mend the name`)
    const inside = entry.each === undefined ? scope : scopeForEach(scope, entry.each)
    if (!inside) {
      fault(['each'], `"${entry.each}" is no list of parts, no parts and no flag that it shows: mend the name`)
      return
    }
    if (entry.deletes && !drafts.includes(entry.deletes.what))
      fault(['deletes', 'what'], `"${entry.deletes.what}" is no name of a draft that it shows: mend the name`)
    const { label, description, resource, deletes } = entry
    for (const [at, when] of whensIn(resource))
      if (view[when] !== 'flag') fault(at, `"${when}" is no flag that it shows: mend the name`)
    const texts = { label, description, ...(deletes && { deletes: { description: deletes.description } }), resource }
    for (const [at, { parts, isHole }] of templatesIn([], texts)) {
      const isData = at[0] === 'resource' && isHole
      for (const { message } of isData ? dataFaults(parts, inside) : holeFaults(parts, inside)) fault(at, message)
    }
  }
}

/** On what each entry of a Bundle waits, and where that stands. */
function whensIn({ entry }: SuggestionText['resource']): readonly (readonly [Path, string])[] {
  if (!Array.isArray(entry)) return []
  return entry.flatMap(({ when }, index) =>
    when instanceof Template ? [[['resource', 'entry', index, 'when'], when.fill({}, String)] as const] : [],
  )
}

/** Every text in a value, and where. */
function templatesIn(at: Path, value: unknown): readonly (readonly [Path, Template])[] {
  if (value instanceof Template) return [[at, value]]
  if (Array.isArray(value)) return value.flatMap((item, index) => templatesIn([...at, index], item))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) => templatesIn([...at, key], item))
}
