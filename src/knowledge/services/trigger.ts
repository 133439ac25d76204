import { z } from 'zod'
import { type CardNames, checkSource, loadTexts } from '../cards/card.ts'
import type { RuleDefinition } from '../definition.ts'
import type { Folder } from '../files/folder.ts'
import type { Module } from '../files/module.ts'
import { text, words } from '../files/text.ts'
import type { CardText } from '../knowledge.ts'

/** Where a rule or trigger lies, and of which rule's card the trigger's is a part. */
export interface RulePlace {
  readonly name: string
  readonly at: string
  readonly partOf: string | null
}

const partFile = z.strictObject({ called: text, source: words })

/** The folders of rules in their order, before each those of its triggers. */
export function placesOf(folder: Folder, service: string, rules: readonly string[]): readonly RulePlace[] {
  return rules.flatMap((rule) => {
    const at = `${service}/rules/${rule}`
    const triggers = folder.folders(`${at}/triggers`)
    return [
      ...triggers.map((name) => ({ name, at: `${at}/triggers/${name}`, partOf: rule })),
      { name: rule, at, partOf: null },
    ]
  })
}

/** The part of a card that a trigger has: its source, how it is named in a few words, and its text in both languages. */
export function loadPart(
  folder: Folder,
  at: string,
  module: Module<RuleDefinition> | undefined,
  known: CardNames,
): Map<string, CardText> {
  const file = folder.yaml(`${at}/part.yaml`)
  const read = file.read(partFile)
  if (read) checkSource(file, read.source, known)
  const [[name, shape] = ['part']] = Object.entries(module?.defined.cards ?? {})
  const texts = loadTexts(folder, at, shape, known)
  if (!read || !texts) return new Map()
  const none = { indicator: 'info', selectionBehavior: 'any', suggestions: [], overrideReasons: [] } as const
  return new Map([[name, { ...none, name, ...read, ...texts }]])
}

/** Checks that triggers lie in the folder of a rule, under a name that is nobody else's, and that the rule reads them and has a card for them. */
export function checkTriggers(
  folder: Folder,
  rules: readonly (RulePlace & {
    readonly module: Module<RuleDefinition>
    readonly cards: ReadonlyMap<string, CardText>
  })[],
): void {
  const names = rules.map(({ name }) => name)
  for (const [index, { name, partOf, module }] of rules.entries()) {
    if (names.indexOf(name) !== index)
      folder.fault(
        module.path,
        `another rule or trigger of this service is called "${name}": give it a name of its own`,
      )
    if (module.defined.isTrigger !== (partOf !== null))
      folder.fault(
        module.path,
        partOf === null
          ? 'a trigger lies in triggers/ of the rule whose card it is a part of: move it, or write `defineRule`'
          : 'what lies in triggers/ is a trigger: write `defineTrigger`',
      )
  }
  for (const { name, module, cards } of rules) {
    const own = rules.filter(({ partOf }) => partOf === name)
    const made = [...cards.values()].filter(({ parts }) => parts)
    if (own.length > 0 && made.length !== 1)
      folder.fault(
        module.path,
        `the triggers of this rule want one card that is made of their parts, and ${made.length} have "parts" in card.yaml`,
      )
    for (const trigger of own)
      if (!Object.values(module.defined.reads).includes(trigger.module.defined))
        folder.fault(module.path, `the rule does not read its trigger "${trigger.name}": add it to reads`)
  }
}
