import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  CardText,
  Knowledge,
  Language,
  LoadedConcept,
  LoadedRule,
  Service,
} from '../../src/knowledge/knowledge.ts'
import { readAbout } from './about.ts'
import { caseTables, hasCases } from './case-table.ts'
import { generated, linkToFact } from './code-page.ts'
import { ownFolders } from './folders.ts'
import { fenced, page, table } from './markdown.ts'
import { conceptPageOf, goldenOf, link, rulePageOf } from './place.ts'
import { valueTable } from './value-table.ts'

/** What is in the repository, or all there is. */
export type Edition = 'short' | 'whole'

/** Folder of a rule or concept in `cds-services/` -> the facts it asked for. */
export type Asked = ReadonlyMap<string, ReadonlySet<string>>

/**
 * What a doctor reads of a rule: question, answers, values, and the cards as a GP reads them. The whole page has everything that a review
 * goes through besides: values of concepts, facts, texts with their holes, cases. @see docs/decisions/rule-pages.md
 */
export function rulePage(
  rule: LoadedRule,
  services: readonly Service[],
  knowledge: Knowledge,
  asked: Asked,
  edition: Edition,
  folders = ownFolders,
): string {
  const { at } = rule
  const path = rulePageOf(rule)
  const on = services.filter(({ rules }) => rules.includes(rule)).map(({ id, hook }) => `\`${id}\` (${hook})`)
  const { question, answer } = readAbout(at, rule.parameters, knowledge.concepts, folders)
  const concepts = readBy(rule, knowledge)
  const facts = [at, ...concepts.map((concept) => concept.at)].flatMap((owner) => [...(asked.get(owner) ?? [])])
  const links = concepts.map(
    (concept) => `[${concept.name}](${link(path, `${conceptPageOf(concept)}#${concept.name}`)})`,
  )
  const cards = [...rule.cards.values()]
  const short = [
    `# ${question}`,
    generated(`cds-services/${at}/`),
    `${rule.partOf === null ? 'Rule' : `Trigger of \`${rule.partOf}\`:`} \`${rule.name}\` of ${on.join(', ')}. [All rules](${link(path, 'README.md')})`,
    answer,
    links.length > 0 && `It builds on ${links.join(', ')}.`,
    '## Answers',
    table(
      ['Reason', 'In Dutch', 'In English'],
      [...rule.reasons].map(([code, { nl, en }]) => [`\`${code}\``, nl, en]),
    ),
    rule.parameters.size > 0 && '## Values',
    rule.parameters.size > 0 && valueTable(rule.parameters.values(), knowledge),
    cards.length > 0 && '## Cards',
    ...cards.flatMap((card) => filledCard(card, join(folders.golden, goldenOf(rule)))),
  ]
  if (edition === 'short') return page(...short)
  const inherited = concepts.filter(({ parameters }) => parameters.size > 0)
  return page(
    ...short,
    inherited.length > 0 && '## Values of the concepts it builds on',
    ...inherited.flatMap((concept) => [
      `### ${concept.name}`,
      readAbout(concept.at, concept.parameters, knowledge.concepts, folders).question,
      valueTable(concept.parameters.values(), knowledge),
    ]),
    '## Facts',
    'What is looked for in the record. Each leads to its codes.',
    [...new Set(facts)]
      .sort()
      .map((fact) => `* ${linkToFact(fact, path)}`)
      .join('\n'),
    cards.length > 0 && '## The texts with their holes',
    ...cards.flatMap(textsOf),
    hasCases(at, folders) && '## Cases',
    hasCases(at, folders) && caseTables(at, folders),
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

const languages: readonly Language[] = ['nl', 'en']

/** A card as it is filled for an invented person. */
function filledCard({ name, indicator, called }: CardText, golden: string): readonly string[] {
  return [
    called ? '### The card with this part alone' : `### Card ${name} (${indicator})`,
    ...languages.flatMap((language) => [
      `Filled for an invented person, ${language === 'nl' ? 'in Dutch' : 'in English'}:`,
      example(join(golden, `${name}.${language}.json`)),
    ]),
  ]
}

function textsOf({ name, summary, detail }: CardText): readonly string[] {
  return [
    `### Text of ${name}`,
    ...languages.map((language) => fenced(`${summary[language].text}\n---\n${detail[language].text}`)),
  ]
}

/** The card as its golden file has it, quoted. */
function example(path: string): string {
  const { summary, detail } = JSON.parse(readFileSync(path, 'utf8')) as { summary: string; detail: string }
  return `**${summary}**\n\n${detail}`.replace(/^/gm, '> ')
}
