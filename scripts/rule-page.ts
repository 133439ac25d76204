import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CardText, Knowledge, Language, LoadedConcept, LoadedRule, Service } from '../src/knowledge/knowledge.ts'
import { packageRoot } from '../src/knowledge/root.ts'
import { readAbout } from './about.ts'
import { caseTables } from './case-table.ts'
import { generated, linkToFact } from './code-page.ts'
import { fenced, page, table } from './markdown.ts'
import { valueTable } from './value-table.ts'

/** owner (rule or concept) -> the facts it asked for. */
export type Asked = ReadonlyMap<string, ReadonlySet<string>>

/** All that a doctor would review of a rule: question, answers, values, facts, cards, cases. */
export function rulePage(service: Service, rule: LoadedRule, knowledge: Knowledge, asked: Asked): string {
  const at = `${service.id}/${rule.name}`
  const { question, answer } = readAbout(at, rule.parameters, knowledge.concepts)
  const concepts = readBy(rule, knowledge)
  const facts = [rule.name, ...concepts.map(({ name }) => name)].flatMap((name) => [...(asked.get(name) ?? [])])
  const inherited = concepts.filter(({ parameters }) => parameters.size > 0)
  return page(
    `# ${question}`,
    generated(`cds-services/${at}/`),
    `Rule \`${rule.name}\` of the service \`${service.id}\`. [All rules](README.md)`,
    answer,
    '## Answers',
    table(
      ['Reason', 'In Dutch', 'In English'],
      [...rule.reasons].map(([code, { nl, en }]) => [`\`${code}\``, nl, en]),
    ),
    '## Values',
    rule.parameters.size > 0 && valueTable(rule.parameters.values(), knowledge),
    inherited.length > 0 && 'Of the concepts it builds on:',
    ...inherited.flatMap(({ name, parameters }) => [
      `### ${name}`,
      `[${readAbout(`concepts/${name}`, parameters, knowledge.concepts).question}](concepts.md#${name})`,
      valueTable(parameters.values(), knowledge),
    ]),
    '## Facts',
    'What is looked for in the record. Each leads to its codes.',
    [...new Set(facts)]
      .sort()
      .map((fact) => `* ${linkToFact(fact)}`)
      .join('\n'),
    rule.cards.size > 0 && '## Cards',
    ...[...rule.cards.values()].flatMap(cardParts),
    '## Cases',
    caseTables(at),
  )
}

/** The concepts that a rule or concept reads, also through others, by name. */
export function readBy(owner: LoadedRule | LoadedConcept, knowledge: Knowledge): readonly LoadedConcept[] {
  const nodes = new Set<unknown>(['rule' in owner ? owner.rule : owner.concept])
  for (const node of nodes) for (const read of Object.values((node as { reads: object }).reads)) nodes.add(read)
  return knowledge.concepts
    .filter((each) => each !== owner && nodes.has(each.concept))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** The text with its holes, and the same filled for an invented person. */
function cardParts({ name, indicator, summary, detail }: CardText): readonly string[] {
  const languages: readonly Language[] = ['nl', 'en']
  return [
    `### Card ${name} (${indicator})`,
    ...languages.flatMap((language) => [
      `Filled for an invented person, ${language === 'nl' ? 'in Dutch' : 'in English'}:`,
      example(name, language),
    ]),
    '<details><summary>The texts with their holes</summary>',
    ...languages.map((language) => fenced(`${summary[language]}\n\n${detail[language]}`)),
    '</details>',
  ]
}

/** The card as its golden file has it, quoted. */
function example(card: string, language: Language): string {
  const path = join(packageRoot(), 'test/golden', `${card}.${language}.json`)
  const { summary, detail } = JSON.parse(readFileSync(path, 'utf8')) as { summary: string; detail: string }
  return `**${summary}**\n\n${detail}`.replace(/^/gm, '> ')
}
