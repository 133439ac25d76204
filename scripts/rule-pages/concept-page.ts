import { posix } from 'node:path'
import type { Knowledge, LoadedConcept } from '../../src/knowledge/knowledge.ts'
import { readAbout } from './about.ts'
import { caseTables, hasCases } from './case-table.ts'
import { generated, linkToFact } from './code-page.ts'
import { type Folders, ownFolders } from './folders.ts'
import { page } from './markdown.ts'
import { conceptPageOf, link, ruleFolders, rulePageOf } from './place.ts'
import { type Asked, type Edition, readBy } from './rule-page.ts'
import { valueTable } from './value-table.ts'

/** Every page of concepts: of those that services share, and of each service that has its own. */
export function conceptPages({ concepts }: Knowledge): readonly string[] {
  return [...new Set(concepts.map(conceptPageOf))]
}

/** What several rules ask, one section a concept; of those that stand on this page. */
export function conceptPage(
  path: string,
  knowledge: Knowledge,
  asked: Asked,
  edition: Edition,
  folders = ownFolders,
): string {
  const concepts = knowledge.concepts
    .filter((concept) => conceptPageOf(concept) === path)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const whose = posix.dirname(path)
  return page(
    whose === '.' ? '# Concepts' : `# Concepts of ${whose}`,
    generated(`cds-services/${whose === '.' ? 'shared' : `${whose}/concepts`}/`),
    `What several rules ask: each gives an answer instead of a card. [All rules](${link(path, 'README.md')})`,
    ...concepts.flatMap((concept) =>
      edition === 'whole'
        ? [
            ...section(concept, path, knowledge, asked, folders),
            hasCases(concept.at, folders) && caseTables(concept.at, folders),
          ]
        : section(concept, path, knowledge, new Map(), folders),
    ),
  )
}

function section(
  concept: LoadedConcept,
  path: string,
  knowledge: Knowledge,
  asked: Asked,
  folders: Folders,
): readonly (string | false)[] {
  const { name, at, parameters } = concept
  const { question, answer } = readAbout(at, parameters, knowledge.concepts, folders)
  const reads = Object.values(concept.concept.reads)
  const direct = readBy(concept, knowledge).filter((each) => reads.includes(each.concept))
  const rules = ruleFolders(knowledge).flatMap((folder) => folder.rules)
  const readers = rules.filter((rule) => readBy(rule, knowledge).includes(concept))
  const facts = [...(asked.get(at) ?? [])].sort()
  const links = (to: readonly (readonly [name: string, page: string])[]) =>
    to.map(([each, page]) => `[${each}](${link(path, page)})`).join(', ')
  return [
    `## ${name}`,
    `**${question}**`,
    answer,
    parameters.size > 0 && valueTable(parameters.values(), knowledge),
    [
      facts.length > 0 && `* Looks for: ${facts.map((fact) => linkToFact(fact, path)).join(', ')}`,
      direct.length > 0 &&
        `* Reads: ${links(direct.map((each) => [each.name, `${conceptPageOf(each)}#${each.name}`]))}`,
      readers.length > 0 && `* Read for: ${links(readers.map((each) => [each.name, rulePageOf(each)]))}`,
    ]
      .filter((line) => line !== false)
      .join('\n') || false,
  ]
}
