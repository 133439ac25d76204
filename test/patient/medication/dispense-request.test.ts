import { describe, expect, it } from 'vitest'
import { agreement, outcome, statement } from './medication.ts'

type Loose = Readonly<Record<string, unknown>>
type Row = readonly [sentence: string, resources: readonly Loose[], outcome: string]

const treatment = 'mbh-1'
const category = (code: string) => [{ coding: [{ system: 'http://snomed.info/sct', code }] }]
/** An MP9 dispense request: what was agreed is to be supplied. */
const toSupply = (authoredOn: string | undefined, more: Loose = {}) =>
  agreement({ treatment, authoredOn, category: category('52711000146108'), ...more })
const agreed = (registered: string, start: string, end: string | undefined, more: Loose = {}) =>
  agreement({ treatment, registered, start, end, ...more })
const stop = (registered: string) => agreement({ treatment, registered, stop: '410546004' })
function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)('%s', (_sentence, resources, wanted) => {
      expect(outcome(resources)).toBe(wanted)
      expect(outcome([...resources].reverse()), 'in the reverse order').toBe(wanted)
    })
  })
}

table('a request to supply, without a period', [
  [
    'of the day of an agreement that has ended does not keep it in use',
    [agreed('2026-03-01', '2026-03-01', '2026-03-14'), toSupply('2026-03-01')],
    'ended 2026-03-14',
  ],
  [
    'of the same moment neither',
    [agreed('2026-03-01T09:00:00+01:00', '2026-03-01', '2026-03-14'), toSupply('2026-03-01T09:00:00+01:00')],
    'ended 2026-03-14',
  ],
  [
    'an older one neither',
    [agreed('2026-03-01', '2026-03-01', '2026-03-14'), toSupply('2026-02-01')],
    'ended 2026-03-14',
  ],
  [
    'of the day of a stop neither',
    [agreed('2026-01-01', '2026-01-01', undefined), stop('2026-03-01'), toSupply('2026-03-01')],
    'ended 2026-03-01',
  ],
  [
    'without a date neither',
    [agreed('2026-03-01', '2026-03-01', '2026-03-14'), toSupply(undefined)],
    'ended 2026-03-14',
  ],
  [
    'beside a pharmacy agreement that has ended neither',
    [
      agreed('2026-03-01', '2026-03-01', '2026-03-14', {
        resourceType: 'MedicationDispense',
        status: 'unknown',
        category: { coding: category('422037009')[0]?.coding },
      }),
      toSupply('2026-03-01'),
    ],
    'ended 2026-03-14',
  ],
  ['a newer one does', [agreed('2026-03-01', '2026-03-01', '2026-03-14'), toSupply('2026-03-02')], 'in use'],
  [
    'with a period of its own that lasts does',
    [
      agreed('2026-03-01', '2026-03-01', '2026-03-14'),
      toSupply('2026-03-01', { start: '2026-03-01', end: '2027-03-01' }),
    ],
    'in use',
  ],
  [
    'beside an agreement that goes on changes nothing',
    [agreed('2026-03-01', '2026-03-01', undefined), toSupply('2026-03-01')],
    'in use',
  ],
  [
    'beside one that ended and one of that day that goes on changes nothing',
    [
      agreed('2026-03-01', '2026-01-01', '2026-02-28'),
      agreed('2026-03-01', '2026-03-01', undefined),
      toSupply('2026-03-01'),
    ],
    'in use',
  ],
  ['with nothing else is in use', [toSupply('2026-03-01')], 'in use'],
  [
    'of another treatment does not end with it',
    [agreed('2026-03-01', '2026-03-01', '2026-03-14'), toSupply('2026-03-01', { treatment: 'mbh-2' })],
    'ended 2026-03-14, in use',
  ],
  [
    'another request of that day, which is no request to supply, keeps it in use',
    [agreed('2026-03-01', '2026-03-01', '2026-03-14'), agreement({ treatment, authoredOn: '2026-03-01' })],
    'in use',
  ],
  [
    'what the patient says of that day, ended, does not end it',
    [
      toSupply('2026-03-01', { extension: undefined }),
      statement({ dateAsserted: '2026-03-01', effectivePeriod: { start: '2026-03-01', end: '2026-03-14' } }),
    ],
    'in use',
  ],
])
