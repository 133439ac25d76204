import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { readAbout } from './about.ts'
import { generated } from './code-page.ts'
import { page, table } from './markdown.ts'

/** Where a reader begins: every rule with its question. */
export function indexPage(knowledge: Knowledge): string {
  return page(
    '# The rules, for review',
    generated('cds-services/'),
    [
      'One page a rule: what it asks and how it answers, every value with its source, the facts it looks for with their codes, the cards as a GP',
      'reads them, and the cases that hold it to its word. To disagree, name the rule and the case; see [CONTRIBUTING](../../CONTRIBUTING.md).',
      'What is `proposed` is derived by the project and stands in no guideline.',
    ].join('\n'),
    ...[...knowledge.services.values()].flatMap((service) => [
      `## ${service.title.en} (\`${service.id}\`)`,
      table(
        ['Rule', 'What it asks', 'Cards'],
        service.rules.map((rule) => [
          `[${rule.name}](${rule.name}.md)`,
          readAbout(`${service.id}/${rule.name}`, rule.parameters, knowledge.concepts).question,
          [...rule.cards.keys()].join(', '),
        ]),
      ),
    ]),
    '## What they share',
    '* [Concepts](concepts.md): what several rules ask\n* [Codes](codes.md): which codes and drug names mean what',
  )
}
