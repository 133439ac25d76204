import { describe, expect, it } from 'vitest'
import { agreement, dispense, outcome, outcomeThen, request, statement } from './medication/medication.ts'
import { order, period } from './medication/statement-table.ts'

type Row = readonly [name: string, resources: Parameters<typeof outcome>[0], then: string, today: string]

const supplyRequest = [{ coding: [{ system: 'http://snomed.info/sct', code: '52711000146108' }] }]
const hidden = 'not counted (after-as-of)'
const unknown = 'ended, unknown when'
const since = { dateAsserted: '2027-06-01' }

/** Judged on 22 November 2026: as a day in the past, and as today, on which nothing of later is believed. */
const rows: readonly Row[] = [
  ['a period that had started was in use', [statement({ ...since, ...period('2018-03-01') })], 'in use', hidden],
  ['one that starts on the day itself, too', [statement({ ...since, ...period('2026-11-22') })], 'in use', hidden],
  ['one that starts a day later was not', [statement({ ...since, ...period('2026-11-23') })], 'not counted', hidden],
  [
    'one that was over had ended',
    [statement({ ...since, status: 'completed', ...period('2018-03-01', '2026-11-21') })],
    'ended 2026-11-21',
    hidden,
  ],
  [
    'one that ended since was in use, whatever its status now',
    [statement({ ...since, status: 'completed', ...period('2018-03-01', '2026-11-22') })],
    'in use',
    hidden,
  ],
  [
    'one that ended on a day nobody knows may have ended before or after it',
    [statement({ ...since, status: 'stopped', ...period('2018-03-01') })],
    unknown,
    hidden,
  ],
  [
    'one that was put on hold since was in use',
    [request({ authoredOn: '2027-06-01', status: 'on-hold', ...order('2018-03-01', '2027-12-01') })],
    'in use',
    hidden,
  ],
  ['without a period it is unknown', [request({ authoredOn: '2026-11-23' })], unknown, hidden],
  [
    'without a start it is unknown until the end',
    [request({ authoredOn: '2027-06-01', ...order(undefined, '2027-01-01') })],
    unknown,
    hidden,
  ],
  [
    'without a start it had ended after the end',
    [request({ authoredOn: '2027-06-01', ...order(undefined, '2026-10-01') })],
    'ended 2026-10-01',
    hidden,
  ],
  [
    'without a period it hides nothing that says in use',
    [request({ authoredOn: '2024-01-01' }), request({ authoredOn: '2027-06-01' })],
    'in use',
    'in use',
  ],
  [
    'without a period it makes unknown what had ended',
    [
      request({ authoredOn: '2024-01-01', ...order('2024-01-01', '2024-03-01') }),
      request({ authoredOn: '2027-06-01' }),
    ],
    unknown,
    'ended 2024-03-01',
  ],
  [
    'the later written decides between statements of one treatment',
    [
      request({ authoredOn: '2026-01-01', ...order('2018-03-01') }),
      request({ authoredOn: '2027-06-01', ...order('2018-03-01', '2026-08-01') }),
    ],
    'ended 2026-08-01',
    'in use',
  ],
  [
    'what starts later leaves the earlier as it was',
    [
      request({ authoredOn: '2026-01-01', ...order('2018-03-01', '2026-08-01') }),
      request({ authoredOn: '2027-06-01', ...order('2027-05-01') }),
    ],
    'ended 2026-08-01',
    'ended 2026-08-01',
  ],
  ['a supply that was handed over since is none', [dispense({ whenHandedOver: '2026-11-23' })], hidden, hidden],
  [
    'an agreement that was registered since says since when',
    [agreement({ registered: '2027-06-01', start: '2020-01-01' })],
    'in use',
    hidden,
  ],
  [
    'a request to supply says nothing beside an agreement that starts later',
    [
      agreement({ registered: '2027-06-01', start: '2027-05-01' }),
      { ...request({ authoredOn: '2027-06-02' }), category: supplyRequest },
    ],
    'not counted',
    hidden,
  ],
  [
    'a request to supply alone makes it unknown',
    [{ ...request({ authoredOn: '2027-06-02' }), category: supplyRequest }],
    unknown,
    hidden,
  ],
]

describe('written after the day judged', () => {
  it.each(rows)('%s', (_, resources, then, today) => {
    expect([outcomeThen(resources), outcome(resources)]).toEqual([then, today])
  })
})
