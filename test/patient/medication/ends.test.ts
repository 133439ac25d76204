import { describe, expect, it } from 'vitest'
import { agreement, outcome, request, statement } from './medication.ts'

type Loose = Readonly<Record<string, unknown>>
type Row = readonly [sentence: string, resources: readonly Loose[], outcome: string]

const treatment = 'mbh-1'
const agreed = (registered: string, start: string, end: string | undefined, more: Loose = {}) =>
  agreement({ treatment, registered, start, end, ...more })
const untold = {
  _end: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] },
}

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)('%s', (_sentence, resources, wanted) => {
      expect(outcome(resources)).toBe(wanted)
      expect(outcome([...resources].reverse()), 'in the reverse order').toBe(wanted)
    })
  })
}

table('on hold until later', [
  [
    'has ended on the day on which it was said',
    [
      statement({
        status: 'on-hold',
        dateAsserted: '2026-10-05',
        effectivePeriod: { start: '2026-01-01', end: '2027-01-01' },
      }),
    ],
    'ended 2026-10-05',
  ],
  [
    'said on the day judged it is not in use',
    [
      statement({
        status: 'on-hold',
        dateAsserted: '2026-11-22',
        effectivePeriod: { start: '2026-01-01', end: '2027-01-01' },
      }),
    ],
    'ended 2026-11-22',
  ],
  [
    'until the day judged it is not in use',
    [
      statement({
        status: 'on-hold',
        dateAsserted: '2026-10-05',
        effectivePeriod: { start: '2026-01-01', end: '2026-11-22' },
      }),
    ],
    'ended 2026-10-05',
  ],
  [
    'a request in the same way',
    [
      request({
        status: 'on-hold',
        authoredOn: '2026-10-05',
        dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2026-01-01', end: '2027-01-01' } } } }],
      }),
    ],
    'ended 2026-10-05',
  ],
  [
    'an agreement in the same way',
    [agreed('2026-10-05', '2026-01-01', '2027-01-01', { status: 'on-hold' })],
    'ended 2026-10-05',
  ],
  [
    'said in a month that is not over, on the day judged at the latest',
    [
      statement({
        status: 'on-hold',
        dateAsserted: '2026-11',
        effectivePeriod: { start: '2026-01-01', end: '2027-01-01' },
      }),
    ],
    'ended 2026-11-22 at the latest',
  ],
  [
    'said on no known day it ended on an unknown one',
    [statement({ status: 'on-hold', effectivePeriod: { start: '2026-01-01', end: '2027-01-01' } })],
    'ended, unknown when',
  ],
  [
    'over before the day judged it ended then',
    [
      statement({
        status: 'on-hold',
        dateAsserted: '2026-10-05',
        effectivePeriod: { start: '2026-01-01', end: '2026-11-01' },
      }),
    ],
    'ended 2026-11-01',
  ],
  [
    'active until later it is in use',
    [
      statement({
        status: 'active',
        dateAsserted: '2026-10-05',
        effectivePeriod: { start: '2026-01-01', end: '2027-01-01' },
      }),
    ],
    'in use',
  ],
  [
    'taken up again it is in use',
    [
      statement({
        status: 'on-hold',
        dateAsserted: '2026-10-05',
        effectivePeriod: { start: '2026-01-01', end: '2027-01-01' },
      }),
      statement({ status: 'active', dateAsserted: '2026-11-05', effectivePeriod: { start: '2026-11-05' } }),
    ],
    'in use',
  ],
])

table('an end that cannot be', [
  ...['0001-01-01', '0001-01-01T00:00:00Z', '2023-12-31'].map(
    (end): Row => [
      `${end} of what began in 2024 is none`,
      [statement({ effectivePeriod: { start: '2024-01-01', end } })],
      'in use',
    ],
  ),
  ['0001-01-01 without a start is none', [statement({ effectivePeriod: { end: '0001-01-01' } })], 'in use'],
  [
    'in the bounds of a dosage neither',
    [request({ dosageInstruction: [{ timing: { repeat: { boundsPeriod: { end: '0001-01-01' } } } }] })],
    'in use',
  ],
  ['in an agreement neither', [agreed('2026-01-01', '2026-01-01', '0001-01-01')], 'in use'],
  [
    'the day of its start is one',
    [statement({ effectivePeriod: { start: '2024-01-01', end: '2024-01-01' } })],
    'ended 2024-01-01',
  ],
  [
    'in the year of its start it may be',
    [statement({ effectivePeriod: { start: '2024', end: '2024-03-01' } })],
    'ended 2024-03-01',
  ],
])

table('an end of which nothing is told but why', [
  [
    'has come, on an unknown day',
    [statement({ status: 'unknown', effectivePeriod: { start: '2026-01-01', ...untold } })],
    'ended, unknown when',
  ],
  ['without a start too', [statement({ status: undefined, effectivePeriod: untold })], 'ended, unknown when'],
  [
    'in an MP9 interval too',
    [
      request({
        status: 'unknown',
        authoredOn: '2026-01-01',
        extension: [
          {
            url: 'http://nictiz.nl/fhir/StructureDefinition/ext-TimeInterval.Period',
            valuePeriod: { start: '2026-01-01', ...untold },
          },
        ],
      }),
    ],
    'ended, unknown when',
  ],
  [
    'in the bounds of its dosages too',
    [
      request({
        status: 'unknown',
        authoredOn: '2026-01-01',
        dosageInstruction: [
          { timing: { repeat: { boundsPeriod: { start: '2026-01-01', end: '2026-02-01' } } } },
          { timing: { repeat: { boundsPeriod: { start: '2026-02-01', ...untold } } } },
        ],
      }),
    ],
    'ended, unknown when',
  ],
  [
    'unless another dosage goes on',
    [
      request({
        status: 'unknown',
        authoredOn: '2026-01-01',
        dosageInstruction: [
          { timing: { repeat: { boundsPeriod: { start: '2026-01-01', ...untold } } } },
          { timing: { repeat: { boundsPeriod: { start: '2026-02-01' } } } },
        ],
      }),
    ],
    'in use',
  ],
  [
    'a status that says active is not outweighed by it',
    [statement({ status: 'active', effectivePeriod: { start: '2026-01-01', ...untold } })],
    'in use',
  ],
  [
    'nor by an end that is no date',
    [statement({ status: 'unknown', effectivePeriod: { start: '2026-01-01', end: 'onbekend' } })],
    'in use',
  ],
  [
    'with an end beside it that end counts',
    [statement({ status: 'unknown', effectivePeriod: { start: '2026-01-01', end: '2026-03-01', ...untold } })],
    'ended 2026-03-01',
  ],
])
