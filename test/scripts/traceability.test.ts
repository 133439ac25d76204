import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listPath, trace } from '../../scripts/traceability/check.ts'
import { finder } from '../../scripts/traceability/reference.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const knowledge = await loadKnowledge()
const find = finder(knowledge)
const list = readFileSync(join(packageRoot(), listPath), 'utf8')

it('every statement has its row, every reference leads somewhere, and the page is current', () => {
  expect(readFileSync(join(packageRoot(), 'docs/traceability.md'), 'utf8')).toBe(trace(knowledge, list, find))
})

it.each([
  ['a statement that is left out', '  A071:\n', '  A070b:\n', 'A071 of document 000 has no entry'],
  ['a number that there is not', '  A071:\n', '  A072:\n', 'A072 is no statement of document 000'],
  ['a number twice', '  A071:\n', '  A070:\n', 'Map keys must be unique'],
  [
    'a statement with nothing that covers it',
    /^ {4}not: Background\. .*$/m,
    '    note: none',
    'say where it is covered',
  ],
  ['a rule that does not exist', /(?<=rule:[\w-]+\/)[\w-]+/, 'cure', 'leads to nothing'],
  [
    'a value that does not exist',
    'value:weight-goal-percent/obeseFrom',
    'value:weight-goal-percent/obese',
    'leads to nothing',
  ],
  ['a case under another name', /(?<=case:[\w-]+\/)/, 'no ', 'leads to nothing'],
  ['a card that does not exist', /(?<=card:[\w-]+\/)[\w-]+/, 'cure', 'leads to nothing'],
  ['a key that a text does not have', '#cautions.older', '#cautions.oldest', 'leads to nothing'],
  ['a file outside the project', 'file:src/config.ts', 'file:../package.json', 'leads to nothing'],
  ['a service nobody plans', /service: \[outcome-report\]/, 'service: [miracles]', 'is not listed under services'],
  ['a word that a card does say', 'never: [gluten', 'never: [bespreek', 'says "bespreek"'],
  ['a contradiction that is left out', '  C13:\n', '  C14:\n', 'C13 has no entry'],
])('%s is a fault, told with its line', (_, from, to, words) => {
  const changed = list.replace(from, to)
  expect(changed).not.toBe(list)
  expect(() => trace(knowledge, changed, find)).toThrow(new RegExp(`docs/traceability\\.yaml:\\d+:\\d+: .*${words}`))
})
