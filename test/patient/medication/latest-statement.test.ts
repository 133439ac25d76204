import { agreement, dispense, request, statement } from './medication.ts'
import { order, period, table } from './statement-table.ts'

table('the newest statement of a treatment decides', [
  [
    'by the day it was written',
    [
      request({ authoredOn: '2026-01-01' }),
      request({ authoredOn: '2026-06-01', ...order('2025-01-01', '2026-07-01') }),
    ],
    'ended 2026-07-01',
  ],
  [
    'and starts it again',
    [
      request({ authoredOn: '2026-01-01', ...order('2025-01-01', '2026-02-01') }),
      request({ authoredOn: '2026-06-01' }),
    ],
    'in use',
  ],
  [
    'by the day it was asserted',
    [
      statement({ dateAsserted: '2026-06-01', ...period('2025-01-01', '2026-05-01') }),
      request({ authoredOn: '2026-05-31' }),
    ],
    'ended 2026-05-01',
  ],
  [
    'by its registration before the day it was written',
    [
      agreement({
        registered: '2026-06-02T10:00:00+02:00',
        authoredOn: '2026-01-01',
        start: '2025-01-01',
        end: '2026-06-01',
      }),
      request({ authoredOn: '2026-06-01' }),
    ],
    'ended 2026-06-01',
  ],
  [
    'by the start of its period when it was written on no known day',
    [statement(period('2026-06-01', '2026-07-01')), statement({ dateAsserted: '2026-05-01' })],
    'ended 2026-07-01',
  ],
  [
    'on equal days one that says in use',
    [
      request({ authoredOn: '2026-06-01', ...order('2025-01-01', '2026-06-01') }),
      request({ authoredOn: '2026-06-01' }),
    ],
    'in use',
  ],
  [
    'by time where both have one',
    [
      request({ authoredOn: '2026-06-01T09:00:00+02:00' }),
      request({ authoredOn: '2026-06-01T11:00:00+02:00', ...order('2025-01-01', '2026-06-01') }),
    ],
    'ended 2026-06-01',
  ],
  [
    'by day where one has no time: equal',
    [
      request({ authoredOn: '2026-06-01' }),
      request({ authoredOn: '2026-06-01T11:00:00+02:00', ...order('2025-01-01', '2026-06-01') }),
    ],
    'in use',
  ],
  [
    'a time without its equal does not revive what a later time ended',
    [
      request({ authoredOn: '2026-06-01T09:00:00+02:00' }),
      request({ authoredOn: '2026-06-01', ...order('2025-01-01', '2026-05-01') }),
      request({ authoredOn: '2026-06-01T11:00:00+02:00', ...order('2025-01-01', '2026-06-01') }),
    ],
    'ended 2026-06-01',
  ],
  [
    'on equal days an unknown end before a known one',
    [
      request({ authoredOn: '2026-06-01', status: 'stopped' }),
      request({ authoredOn: '2026-06-01', ...order('2025-01-01', '2026-06-01') }),
    ],
    'ended, unknown when',
  ],
  [
    'planned ones do not decide, the newest of the others does',
    [
      statement({ dateAsserted: '2026-11-20', ...period('2026-12-01') }),
      statement({ dateAsserted: '2026-01-01', ...period('2025-01-01', '2026-03-01') }),
    ],
    'ended 2026-03-01',
  ],
  [
    'those that are not counted do not decide',
    [statement({ dateAsserted: '2026-11-20', status: 'not-taken' }), statement({ dateAsserted: '2026-01-01' })],
    'in use',
  ],
  [
    'those written after the day are not seen',
    [
      request({ authoredOn: '2026-01-01' }),
      request({ authoredOn: '2026-11-23', ...order('2025-01-01', '2026-11-01') }),
    ],
    'in use',
  ],
  [
    'a time in the evening of UTC is the next day in Amsterdam',
    [request({ authoredOn: '2026-11-22T23:30:00Z' })],
    'not counted (after-as-of)',
  ],
])

table('an undated stop', [
  [
    'ended at the latest 15 months after the last sign, when that lies longer back',
    [request({ status: 'stopped', authoredOn: '2025-08-21' })],
    'ended 2026-11-21 at the latest',
  ],
  [
    'is unknown as long as 15 months have not passed',
    [request({ status: 'stopped', authoredOn: '2025-08-22' })],
    'ended, unknown when',
  ],
  [
    'counts the day it was asserted as a sign',
    [statement({ status: 'completed', dateAsserted: '2024-01-31', ...period('2020-01-01') })],
    'ended 2025-04-30 at the latest',
  ],
  [
    'counts the start as a sign',
    [statement({ status: 'completed', ...period('2024-01-31') })],
    'ended 2025-04-30 at the latest',
  ],
  [
    'counts a hand-over as a sign',
    [
      statement({ status: 'completed', dateAsserted: '2024-01-01', ...period('2020-01-01') }),
      dispense({ whenHandedOver: '2025-01-01' }),
    ],
    'ended 2026-04-01 at the latest',
  ],
  [
    'counts a sign in an earlier statement of the treatment',
    [request({ authoredOn: '2024-06-01' }), request({ status: 'stopped', authoredOn: '2024-07-01' })],
    'ended 2025-10-01 at the latest',
  ],
  ['without any sign is unknown', [statement({ status: 'stopped' })], 'ended, unknown when'],
])
