import { table } from '../rule-pages/markdown.ts'
import { documentOf, type Statement, type Traced } from './list.ts'
import type { Find } from './reference.ts'

/** The page for readers: a table per source document, then the contradictions. Links are from `docs/`. */
export function pageOf(traced: Traced, find: Find): string {
  const all = [...traced.statements.values()]
  const count = (holds: (statement: Statement) => boolean) => all.filter(holds).length
  return `${[
    '# What the source documents ask for, and where it stands',
    '<!-- Written by scripts/traceability/traceability.ts from docs/traceability.yaml: change that file. -->',
    [
      'Every statement of the source documents that asks for something has a row: what it says in our own words, and the rule, value, text, page or case',
      'that covers it; or the service that will; or why it is not done. The place is document and line. What is only half covered says so in a note.',
    ].join('\n'),
    [
      `${all.length} statements: ${count((each) => kindOf(each) === 'covered')} covered here,`,
      `${count((each) => kindOf(each) === 'partly')} covered in part and completed by a service to come,`,
      `${count((each) => kindOf(each) === 'to come')} left to a service to come,`,
      `${count((each) => kindOf(each) === 'not')} not done, with the reason.`,
    ].join('\n'),
    `## Services and pages to come\n\n${[...traced.services].map(([name, words]) => `* **${name}**: ${words}`).join('\n')}`,
    ...[...traced.documents].map(([key, { title, date }]) => {
      const own = [...traced.statements]
        .filter(([name]) => documentOf(name) === key)
        .sort(([one], [other]) => (one < other ? -1 : 1))
      return [
        `## ${key}: ${title} (${date})`,
        table(['Nr', 'Place', 'What it says', 'Where it stands'], own.map(row)),
      ].join('\n\n')
    }),
    [
      '## Where the documents do not agree',
      table(
        ['Nr', 'Statements', 'What does not agree', 'Decision', 'Where it stands'],
        [...traced.contradictions].map(([name, { between, says, decision, stands }]) => [
          name,
          between.join(', '),
          plain(says),
          plain(decision),
          links(stands),
        ]),
      ),
    ].join('\n\n'),
  ].join('\n\n')}\n`

  function row([name, { at, says, covered = [], service = [], not, never = [], note }]: readonly [
    string,
    Statement,
  ]): readonly string[] {
    const parts = [
      links(covered),
      service.length > 0 && `To come: ${service.join(', ')}.`,
      not && `Not done: ${plain(not)}`,
      never.length > 0 && `No text that is shown says ${never.map((word) => `"${plain(word)}"`).join(', ')} (checked).`,
      note && `*Note:* ${plain(note)}`,
    ]
    return [name, at.split(',').join(', '), plain(says), parts.filter(Boolean).join('<br>')]
  }

  function links(references: readonly string[]): string {
    return references
      .map((reference) => {
        const target = find(reference)
        return target ? `[${plain(target.label)}](../${target.path})` : plain(reference)
      })
      .join('; ')
  }
}

function kindOf({ covered, service, not }: Statement): 'covered' | 'partly' | 'to come' | 'not' {
  if (not) return 'not'
  if (!service) return 'covered'
  return covered ? 'partly' : 'to come'
}

/** Text that shows a tag as it stands. */
function plain(text: string): string {
  return text.trim().replaceAll('<', '&lt;')
}
