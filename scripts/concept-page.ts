import type { Knowledge, LoadedConcept } from '../src/knowledge/knowledge.ts'
import { readAbout } from './about.ts'
import { generated, linkToFact } from './code-page.ts'
import { page } from './markdown.ts'
import { type Asked, readBy } from './rule-page.ts'
import { valueTable } from './value-table.ts'

/** What several rules ask, one section a concept. */
export function conceptPage(knowledge: Knowledge, asked: Asked): string {
  const concepts = [...knowledge.concepts].sort((one, other) => (one.name < other.name ? -1 : 1))
  return page(
    '# Concepts',
    generated('cds-services/concepts/'),
    'What several rules ask: each gives an answer instead of a card. [All rules](README.md)',
    ...concepts.flatMap((concept) => section(concept, knowledge, asked)),
  )
}

function section(concept: LoadedConcept, knowledge: Knowledge, asked: Asked): readonly (string | false)[] {
  const { name, parameters } = concept
  const { question, answer } = readAbout(`concepts/${name}`, parameters, knowledge.concepts)
  const reads = Object.values(concept.concept.reads)
  const direct = readBy(concept, knowledge).filter((each) => reads.includes(each.concept))
  const rules = [...knowledge.services.values()].flatMap((service) => service.rules)
  const readers = rules.filter((rule) => readBy(rule, knowledge).includes(concept))
  const facts = [...(asked.get(name) ?? [])].sort()
  const links = (names: readonly string[], to: (name: string) => string) =>
    names.map((each) => `[${each}](${to(each)})`).join(', ')
  return [
    `## ${name}`,
    `**${question}**`,
    answer,
    parameters.size > 0 && valueTable(parameters.values(), knowledge),
    [
      facts.length > 0 && `* Looks for: ${facts.map(linkToFact).join(', ')}`,
      direct.length > 0 &&
        `* Reads: ${links(
          direct.map((each) => each.name),
          (each) => `#${each}`,
        )}`,
      readers.length > 0 &&
        `* Read for: ${links(
          readers.map((each) => each.name),
          (each) => `${each}.md`,
        )}`,
    ]
      .filter((line) => line !== false)
      .join('\n') || false,
  ]
}
