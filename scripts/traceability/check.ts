import { Faults } from '../../src/knowledge/files/fault.ts'
import { YamlFile } from '../../src/knowledge/files/yaml.ts'
import type { Knowledge, Text } from '../../src/knowledge/knowledge.ts'
import { readTraced, type Traced } from './list.ts'
import { pageOf } from './page.ts'
import { type Find, finder } from './reference.ts'

/** Where the list stands, from the root of the project. */
export const listPath = 'docs/traceability.yaml'

/** Checks the list against the knowledge, and returns the page that belongs to it. @throws KnowledgeFaults with every fault */
export function trace(knowledge: Knowledge, text: string, find: Find = finder(knowledge)): string {
  const faults = new Faults()
  const file = new YamlFile(listPath, text, faults)
  const traced = readTraced(file)
  checkReferences(file, traced, find)
  checkNever(file, traced, knowledge)
  faults.throwIfAny()
  return pageOf(traced, find)
}

function checkReferences(file: YamlFile, { services, statements, contradictions }: Traced, find: Find): void {
  const check = (references: readonly string[], at: readonly string[]) => {
    for (const [index, reference] of references.entries())
      if (!find(reference))
        file.fault(
          [...at, index],
          `"${reference}" leads to nothing, or to several things: mend it, name its service, or take it out`,
        )
  }
  for (const [name, { covered = [], service = [] }] of statements) {
    check(covered, ['statements', name, 'covered'])
    for (const [index, each] of service.entries())
      if (!services.has(each))
        file.fault(['statements', name, 'service', index], `the service "${each}" is not listed under services`)
  }
  for (const [name, { stands, between }] of contradictions) {
    check(stands, ['contradictions', name, 'stands'])
    for (const [index, each] of between.entries())
      if (!statements.has(each)) file.fault(['contradictions', name, 'between', index], `there is no statement ${each}`)
  }
}

/** What a statement says must never be shown is in no text that can be shown. */
function checkNever(file: YamlFile, { statements }: Traced, knowledge: Knowledge): void {
  const texts = shownTexts(knowledge).map((text) => text.toLowerCase())
  for (const [name, { never = [] }] of statements)
    for (const [index, word] of never.entries())
      if (texts.some((text) => text.includes(word.toLowerCase())))
        file.fault(['statements', name, 'never', index], `a card, suggestion, reason, term or programme says "${word}"`)
}

function shownTexts({ services, programmes, terms, facets, explained, sheet }: Knowledge): readonly string[] {
  const both = ({ nl, en }: Text) => [nl, en]
  const ofServices = [...services.values()].flatMap(({ rules, suggestions, overrideReasons, title, description }) => [
    ...[title, description, ...overrideReasons.values()].flatMap(both),
    ...[...suggestions.values()].map((suggestion) => JSON.stringify(suggestion)),
    ...rules.flatMap(({ cards, reasons }) => [
      ...[...reasons.values()].flatMap(both),
      ...[...cards.values()].flatMap(({ summary, detail }) =>
        [summary, detail].flatMap(({ nl, en }) => [nl.text, en.text]),
      ),
    ]),
  ])
  return [
    ...ofServices,
    ...programmes.map((programme) => JSON.stringify(programme)),
    ...Object.values(facets).flatMap((values) => [...values.values()].flatMap(both)),
    ...[...explained.texts, ...explained.examples].flatMap(({ text }) => both(text)),
    ...[...terms.values()].flatMap(both),
    JSON.stringify(sheet, (_key, value) => (value instanceof Map ? [...value.values()] : value)),
  ]
}
