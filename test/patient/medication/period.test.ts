import { agreement, bounds, request, statement } from './medication.ts'
import { order, period, table } from './statement-table.ts'

table('the period of a statement', [
  [
    'is effectivePeriod before the MP9 interval',
    [
      statement({
        ...period('2024-01-01', '2026-03-01'),
        extension: [
          {
            url: 'http://nictiz.nl/fhir/StructureDefinition/ext-TimeInterval.Period',
            valuePeriod: { start: '2024-01-01', end: '2026-04-01' },
          },
        ],
      }),
    ],
    'ended 2026-03-01',
  ],
  [
    'is the MP9 interval before the bounds of the dosage',
    [agreement({ start: '2024-01-01', end: '2026-03-01', ...order('2024-01-01', '2026-04-01') })],
    'ended 2026-03-01',
  ],
  [
    'is the bounds of the dosage when there is nothing else',
    [statement({ dosage: [bounds('2024-01-01', '2026-03-01')] })],
    'ended 2026-03-01',
  ],
  [
    'runs to the last of several dosages',
    [request({ dosageInstruction: [bounds('2026-01-01', '2026-01-07'), bounds('2026-01-08', '2026-03-01')] })],
    'ended 2026-03-01',
  ],
  [
    'is open when one of several dosages is',
    [request({ dosageInstruction: [bounds('2026-01-01', '2026-01-07'), bounds('2026-01-08')] })],
    'in use',
  ],
  [
    'is not validityPeriod',
    [
      request({
        authoredOn: '2025-01-01',
        dispenseRequest: { validityPeriod: { start: '2025-01-01', end: '2025-04-01' } },
      }),
    ],
    'in use',
  ],
  [
    'effectiveDateTime is a start',
    [statement({ dateAsserted: '2026-11-01', effectiveDateTime: '2026-12-01' })],
    'not counted',
  ],
  ['effectiveDateTime is not an end', [statement({ effectiveDateTime: '2024-01-01' })], 'in use'],
  [
    'an end in a month is the last day of it',
    [statement(period('2024-01', '2026-02'))],
    'ended 2026-02-28 at the latest',
  ],
  ['an end in a year is the last day of it', [statement(period('2024', '2025'))], 'ended 2025-12-31 at the latest'],
  ['an end in the month judged is not over', [statement(period('2024', '2026-11'))], 'in use'],
  ['a start in the year judged has begun', [statement(period('2026'))], 'in use', '2026-03-01'],
  ['a start in the month judged has begun', [statement(period('2026-11'))], 'in use', '2026-11-02'],
  [
    'a start in next month is planned',
    [statement({ dateAsserted: '2026-11-01', ...period('2026-12') })],
    'not counted',
  ],
  ['written in the year judged is not after it', [request({ authoredOn: '2026' })], 'in use', '2026-03-01'],
  ['written in the month judged is not after it', [request({ authoredOn: '2026-11' })], 'in use', '2026-11-02'],
  ['written next month is after it', [request({ authoredOn: '2026-12' })], 'not counted (after-as-of)'],
])
