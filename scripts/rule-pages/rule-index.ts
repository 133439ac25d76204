import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { readAbout } from './about.ts'
import { generated } from './code-page.ts'
import { conceptPages } from './concept-page.ts'
import { ownFolders } from './folders.ts'
import { page, table } from './markdown.ts'
import { ruleFolders, rulePageOf } from './place.ts'
import type { Edition } from './rule-page.ts'

const told: Readonly<Record<Edition, string>> = {
  short: [
    'One page a rule: what it asks and how it answers, every value with its source, and the cards as a GP reads them. The cases that hold a rule to',
    'its word are in its folder in [cds-services](../../cds-services/README.md). To disagree, name the rule and the case; see [CONTRIBUTING](../../CONTRIBUTING.md).',
    '`npm test` leaves the same pages in `reports/rules/` with everything that a review goes through: facts, codes, texts with their holes, cases.',
    'What is `proposed` is derived by the project and stands in no guideline.',
  ].join('\n'),
  whole: [
    'One page a rule: what it asks and how it answers, every value with its source, the facts it looks for with their codes, the cards as a GP',
    'reads them, and the cases that hold it to its word. To disagree, name the rule and the case.',
    'What is `proposed` is derived by the project and stands in no guideline.',
  ].join('\n'),
}

/** Where a reader begins: every rule with its question. */
export function indexPage(knowledge: Knowledge, edition: Edition, folders = ownFolders): string {
  return page(
    '# The rules, for review',
    generated('cds-services/'),
    told[edition],
    ...ruleFolders(knowledge).flatMap(({ folder, services, rules }) => [
      `## ${services[0]?.title.en} (\`${folder}\`)`,
      services.map(({ id, hook }) => `\`${id}\` on \`${hook}\``).join(', '),
      table(
        ['Rule', 'What it asks', 'Cards'],
        rules.map((rule) => [
          `${rule.partOf === null ? '' : `${rule.partOf}: `}[${rule.name}](${rulePageOf(rule)})`,
          readAbout(rule.at, rule.parameters, knowledge.concepts, folders).question,
          [...rule.cards.keys()]
            .map((name) => (rule.partOf === null ? name : `part of that of ${rule.partOf}`))
            .join(', '),
        ]),
      ),
    ]),
    '## What they share',
    [
      ...conceptPages(knowledge).map((path) => `* [${titleOf(path)}](${path}): what several rules ask`),
      edition === 'whole'
        ? '* [Codes](codes.md): which codes and drug names mean what'
        : '* [Codes](../../cds-services/codes): which codes and drug names mean what',
    ].join('\n'),
  )
}

function titleOf(path: string): string {
  const whose = path.split('/').slice(0, -1).join('/')
  return whose === '' ? 'Concepts' : `Concepts of ${whose}`
}
