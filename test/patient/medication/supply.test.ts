import { dispense, request, statement } from './medication.ts'
import { order, period, table } from './statement-table.ts'

table('a supply', [
  [
    'is in use from hand-over for the days it lasts',
    [dispense({ whenHandedOver: '2026-10-23', daysSupply: { value: 30, unit: 'd' } })],
    'in use',
  ],
  [
    'of 30 days handed over on day d ends on d + 30',
    [dispense({ whenHandedOver: '2026-10-22', daysSupply: { value: 30, unit: 'd' } })],
    'ended 2026-11-21',
  ],
  ['is in use on the day it is handed over', [dispense({ whenHandedOver: '2026-11-22' })], 'in use'],
  ['without a number of days lasts 90', [dispense({ whenHandedOver: '2026-08-24' })], 'in use'],
  [
    'without a number of days ends after 90',
    [dispense({ whenHandedOver: '2026-08-23' })],
    'ended 2026-11-21 at the latest',
  ],
  [
    'with no days lasts 90',
    [dispense({ whenHandedOver: '2026-08-24', daysSupply: { value: 0, unit: 'd' } })],
    'in use',
  ],
  [
    'counted in another unit than days lasts 90',
    [dispense({ whenHandedOver: '2026-09-01', daysSupply: { value: 12, unit: 'wk', code: 'wk' } })],
    'in use',
  ],
  [
    'without a hand-over date counts from when it was prepared',
    [dispense({ whenPrepared: '2026-08-23' })],
    'ended 2026-11-21 at the latest',
  ],
  [
    'with an unreadable hand-over date counts from when it was prepared',
    [dispense({ whenHandedOver: 'vorige week', whenPrepared: '2026-08-23' })],
    'ended 2026-11-21 at the latest',
  ],
  ['without any date is not used', [dispense()], 'not counted (no-date)'],
  ['handed over after the day is not seen', [dispense({ whenHandedOver: '2026-11-23' })], 'not counted (after-as-of)'],
  [
    'counts only when completed',
    [dispense({ status: 'unknown', whenHandedOver: '2026-11-01' })],
    'not counted (status)',
  ],
  [
    'that is in progress is not counted',
    [dispense({ status: 'in-progress', whenHandedOver: '2026-11-01' })],
    'not counted (status)',
  ],
  [
    'that was stopped is not counted',
    [dispense({ status: 'stopped', whenHandedOver: '2026-11-01' })],
    'not counted (status)',
  ],
  [
    'that is over never ends a request in use',
    [request({ authoredOn: '2026-01-01' }), dispense({ whenHandedOver: '2026-02-01' })],
    'in use',
  ],
  [
    'that is over never ends a statement in use',
    [statement({ dateAsserted: '2026-01-01' }), dispense({ whenHandedOver: '2026-02-01' })],
    'in use',
  ],
  [
    'that is over does not end a longer agreement earlier',
    [
      request({ authoredOn: '2026-01-01', ...order('2026-01-01', '2026-10-01') }),
      dispense({ whenHandedOver: '2026-02-01' }),
    ],
    'ended 2026-10-01',
  ],
  [
    'that is over leaves an unknown end unknown',
    [request({ authoredOn: '2026-01-01', status: 'stopped' }), dispense({ whenHandedOver: '2026-02-01' })],
    'ended, unknown when',
  ],
  [
    'after a stop means in use again',
    [
      request({ authoredOn: '2026-01-01', ...order('2025-01-01', '2026-09-01') }),
      dispense({ whenHandedOver: '2026-10-01' }),
    ],
    'in use',
  ],
  [
    'after a stop ends again when it is over',
    [
      request({ authoredOn: '2025-01-01', ...order('2025-01-01', '2026-01-01') }),
      dispense({ whenHandedOver: '2026-02-01' }),
    ],
    'ended 2026-05-02 at the latest',
  ],
  [
    'before a stop does not outlive it',
    [
      dispense({ whenHandedOver: '2026-10-01' }),
      statement({ status: 'stopped', dateAsserted: '2026-11-01', ...period('2025-01-01', '2026-11-01') }),
    ],
    'ended 2026-11-01',
  ],
  [
    'of several, the newest decides',
    [dispense({ whenHandedOver: '2026-02-01' }), dispense({ whenHandedOver: '2026-10-01' })],
    'in use',
  ],
])
