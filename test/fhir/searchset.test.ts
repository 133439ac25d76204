import { describe, expect, it } from 'vitest'
import { openBundle } from '../../src/fhir/bundle.ts'
import { Searchset } from '../../src/fhir/searchset.ts'

const entry = (resource: object, more: object = {}) => ({ resource, ...more })
const condition = (id: string) => ({ resourceType: 'Condition', id })
const match = { search: { mode: 'match' } }
const include = { search: { mode: 'include' } }

function whole(...pages: readonly { readonly total?: unknown; readonly entry: readonly object[] }[]) {
  const found = new Searchset('Condition')
  for (const page of pages) found.add(openBundle({ resourceType: 'Bundle', type: 'searchset', ...page }))
  return found.end().length
}

describe('a search answer is had', () => {
  it.each([
    [
      'with as many matches as its total',
      [{ total: 2, entry: [entry(condition('1'), match), entry(condition('2'), match)] }],
      2,
    ],
    ['without a total', [{ entry: [entry(condition('1'))] }], 1],
    ['with a total of nothing', [{ total: 0, entry: [] }], 0],
    ['with more than its total', [{ total: 1, entry: [entry(condition('1')), entry(condition('2'))] }], 2],
    [
      'with what is included beside it',
      [{ total: 1, entry: [entry(condition('1'), match), entry({ resourceType: 'Patient' }, include)] }],
      2,
    ],
    ['with a total as text', [{ total: '1', entry: [entry(condition('1'))] }], 1],
    [
      'in pages',
      [
        { total: 2, entry: [entry(condition('1'))] },
        { total: 2, entry: [entry(condition('2'))] },
      ],
      2,
    ],
    ['with a last page that is empty', [{ entry: [entry(condition('1'))] }, { entry: [] }], 1],
    [
      'with resources without an id',
      [{ total: 2, entry: [entry({ resourceType: 'Condition' }), entry({ resourceType: 'Condition' })] }],
      2,
    ],
    [
      'with one id from two servers',
      [
        {
          total: 2,
          entry: [
            entry(condition('1'), { fullUrl: 'https://a/Condition/1' }),
            entry(condition('1'), { fullUrl: 'https://b/Condition/1' }),
          ],
        },
      ],
      2,
    ],
  ] as const)('%s', (_, pages, wanted) => expect(whole(...pages)).toBe(wanted))
})

describe('a search answer is not had', () => {
  it.each([
    ['with fewer matches than its total', [{ total: 2, entry: [entry(condition('1'), match)] }]],
    [
      'when what is included makes up the number',
      [{ total: 2, entry: [entry(condition('1')), entry({ resourceType: 'Patient' })] }],
    ],
    ['when one comes twice', [{ total: 2, entry: [entry(condition('1')), entry(condition('1'))] }]],
    [
      'when two are versions of one',
      [
        {
          total: 2,
          entry: [
            entry(condition('1'), { fullUrl: 'https://a/Condition/1/_history/1' }),
            entry(condition('1'), { fullUrl: 'https://a/Condition/1/_history/2' }),
          ],
        },
      ],
    ],
    ['when a page comes again', [{ entry: [entry(condition('1'))] }, { entry: [entry(condition('1'))] }]],
    [
      'when the last page says a smaller total',
      [
        { total: 3, entry: [entry(condition('1'))] },
        { total: 2, entry: [entry(condition('2'))] },
      ],
    ],
    ['with fewer than a total as text', [{ total: '3', entry: [entry(condition('1'))] }]],
    ['with a total that is no number', [{ total: 'many', entry: [entry(condition('1'))] }]],
    ['with a total below nothing', [{ total: -1, entry: [] }]],
    ['with a Bundle in it', [{ entry: [entry({ resourceType: 'Bundle', entry: [] })] }]],
  ] as const)('%s', (_, pages) => expect(() => whole(...pages)).toThrow())
})

describe('the link to the next page', () => {
  const next = (link: unknown) => openBundle({ resourceType: 'Bundle', link }).next
  it.each<readonly [string, unknown, string | null]>([
    [
      'in a list',
      [
        { relation: 'self', url: 'a' },
        { relation: 'next', url: 'b' },
      ],
      'b',
    ],
    ['in capitals', [{ relation: 'Next', url: 'b' }], 'b'],
    ['alone, in no list', { relation: 'next', url: 'b' }, 'b'],
    ['without an address', [{ relation: 'next' }], ''],
    ['absent', [{ relation: 'self', url: 'a' }], null],
    ['no link', undefined, null],
    ['no link that can be', [null, 'next', { relation: 3 }], null],
  ])('%s', (_, link, wanted) => expect(next(link)).toBe(wanted))
})
