import { describe, expect, it } from 'vitest'
import { agreement, bounds, dispense, outcome, read, request, statement } from './medication.ts'

type Row = readonly [
  sentence: string,
  resources: readonly Readonly<Record<string, unknown>>[],
  outcome: string,
  on?: string,
]
const period = (start?: string, end?: string) => ({
  effectivePeriod: { ...(start ? { start } : {}), ...(end ? { end } : {}) },
})
const order = (start?: string, end?: string) => ({ dosageInstruction: [bounds(start, end)] })

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows.map((row) => [row[0], row] as const))('%s', (_sentence, [, resources, wanted, on]) => {
      expect(outcome(resources, on)).toBe(wanted)
      expect(outcome([...resources].reverse(), on), 'in the reverse order').toBe(wanted)
    })
  })
}

table('the table of statements', [
  ['an active statement without a period is in use', [statement()], 'in use'],
  ['an active statement with an open period is in use', [statement(period('2024-01-01'))], 'in use'],
  [
    'an active statement whose period covers the day is in use',
    [statement(period('2024-01-01', '2026-12-31'))],
    'in use',
  ],
  ['a period that ends on the day judged still covers it', [statement(period('2024-01-01', '2026-11-22'))], 'in use'],
  ['a period that starts on the day judged covers it', [statement(period('2026-11-22'))], 'in use'],
  ['an unknown status is read like active', [statement({ status: 'unknown', ...period('2024-01-01') })], 'in use'],
  ['no status at all is read like unknown', [statement({ status: undefined, ...period('2024-01-01') })], 'in use'],
  [
    'a status that FHIR does not know is read like unknown',
    [statement({ status: 'aan', ...period('2024-01-01') })],
    'in use',
  ],
  ['an active request without a period is in use', [request({ authoredOn: '2026-05-01' })], 'in use'],
  ['an unknown request is in use', [request({ status: 'unknown' })], 'in use'],
  [
    'an active statement whose period is over ended on its end',
    [statement(period('2024-01-01', '2026-11-21'))],
    'ended 2026-11-21',
  ],
  [
    'an unknown statement whose period is over ended on its end',
    [statement({ status: 'unknown', ...period('2024-01-01', '2026-03-01') })],
    'ended 2026-03-01',
  ],
  [
    'an active request whose bounds are over ended on their end',
    [request(order('2024-01-01', '2026-03-01'))],
    'ended 2026-03-01',
  ],
  [
    'a start after the day, written before it, is planned and not in use',
    [statement({ dateAsserted: '2026-11-01', ...period('2026-12-01') })],
    'not counted',
  ],
  [
    'a start after the day with nothing else is not seen',
    [statement(period('2026-12-01'))],
    'not counted (after-as-of)',
  ],
  [
    'completed ended on the end of its period',
    [statement({ status: 'completed', ...period('2024-01-01', '2026-03-01') })],
    'ended 2026-03-01',
  ],
  [
    'stopped ended on the end of its period',
    [statement({ status: 'stopped', ...period('2024-01-01', '2026-03-01') })],
    'ended 2026-03-01',
  ],
  [
    'completed without an end ended on an unknown day',
    [request({ status: 'completed', authoredOn: '2026-03-01' })],
    'ended, unknown when',
  ],
  [
    'stopped without an end ended on an unknown day',
    [statement({ status: 'stopped', ...period('2026-01-01') })],
    'ended, unknown when',
  ],
  [
    'the day a request was written is no stop date',
    [request({ status: 'stopped', authoredOn: '2026-11-01' })],
    'ended, unknown when',
  ],
  [
    'stopped with an end after the day is still in use',
    [statement({ status: 'stopped', ...period('2024-01-01', '2026-12-01') })],
    'in use',
  ],
  [
    'completed with an end after the day is still in use',
    [request({ status: 'completed', ...order('2024-01-01', '2026-12-01') })],
    'in use',
  ],
  [
    'on hold is not in use, and ended on the end of its period',
    [statement({ status: 'on-hold', ...period('2024-01-01', '2026-03-01') })],
    'ended 2026-03-01',
  ],
  [
    'on hold without an end is like stopped without one',
    [statement({ status: 'on-hold', ...period('2026-01-01') })],
    'ended, unknown when',
  ],
  ['a cancelled request is not counted', [request({ status: 'cancelled' })], 'not counted (status)'],
  ['entered in error is not counted', [statement({ status: 'entered-in-error' })], 'not counted (status)'],
  ['a draft is not counted', [request({ status: 'draft' })], 'not counted (status)'],
  ['not taken is not counted', [statement({ status: 'not-taken' })], 'not counted (status)'],
  ['intended is not counted', [statement({ status: 'intended' })], 'not counted (status)'],
  [
    'a declined dispense is not counted',
    [dispense({ status: 'declined', whenHandedOver: '2026-11-01' })],
    'not counted (status)',
  ],
  [
    'a dispense in preparation is not counted',
    [dispense({ status: 'preparation', whenHandedOver: '2026-11-01' })],
    'not counted (status)',
  ],
  ['a proposal is not counted', [request({ intent: 'proposal' })], 'not counted (status)'],
  ['an option is not counted', [request({ intent: 'option' })], 'not counted (status)'],
  ['a plan counts', [request({ intent: 'plan' })], 'in use'],
  ['what is not to be done is not counted', [request({ doNotPerform: true })], 'not counted (status)'],
  ['what is not not to be done counts', [request({ doNotPerform: false })], 'in use'],
])

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

table('an MP9 agreement', [
  [
    'is in use during its interval, whatever its status',
    [agreement({ status: 'unknown', registered: '2026-01-01T09:00:00+01:00', start: '2026-01-01' })],
    'in use',
  ],
  [
    'that stops ended on the end of its interval, though its status is active',
    [
      agreement({
        registered: '2026-06-01T18:00:00+02:00',
        start: '2025-01-01',
        end: '2026-06-02T23:59:59+02:00',
        stop: '410546004',
      }),
    ],
    'ended 2026-06-02',
  ],
  [
    'that stops without an end ended on the day it was written, not registered',
    [
      agreement({
        registered: '2026-06-10T18:00:00+02:00',
        authoredOn: '2026-06-01',
        start: '2025-01-01',
        stop: '410546004',
      }),
    ],
    'ended 2026-06-01',
  ],
  [
    'that stops with only a registration ended on that day, never on its start',
    [agreement({ registered: '2026-06-10T18:00:00+02:00', start: '2025-01-01', stop: '410546004' })],
    'ended 2026-06-10',
  ],
  [
    'that stops without end and dates ended on an unknown day',
    [agreement({ start: '2026-01-01', stop: '410546004' })],
    'ended, unknown when',
  ],
  [
    'that stops on the day judged is in use on that last day',
    [
      agreement({
        registered: '2026-11-20T18:00:00+01:00',
        start: '2025-01-01',
        end: '2026-11-22T12:00:00+01:00',
        stop: '410546004',
      }),
    ],
    'in use',
  ],
  [
    'that stops after the day judged is still in use',
    [agreement({ registered: '2026-11-20T18:00:00+01:00', start: '2025-01-01', end: '2026-12-01', stop: '410546004' })],
    'in use',
  ],
  [
    'that pauses ended on the end of its interval',
    [agreement({ registered: '2026-06-01T18:00:00+02:00', start: '2025-01-01', end: '2026-06-01', stop: '385655000' })],
    'ended 2026-06-01',
  ],
  [
    'that pauses without an end ended on the day it was written',
    [agreement({ authoredOn: '2026-06-01', start: '2025-01-01', stop: '385655000' })],
    'ended 2026-06-01',
  ],
  [
    'that cancels is not in use',
    [agreement({ registered: '2026-05-31T14:00:00+02:00', start: '2026-06-08', end: '2026-06-08', stop: '89925002' })],
    'ended 2026-06-08',
  ],
  [
    'of the other definite stop code stops too',
    [agreement({ authoredOn: '2026-06-01', stop: '113371000146109' })],
    'ended 2026-06-01',
  ],
  [
    'stops the treatment of the same id, whatever the product is called',
    [
      agreement({ registered: '2026-01-01T09:00:00+01:00', treatment: 'MBH1', start: '2026-01-01' }),
      agreement({
        registered: '2026-06-01T09:00:00+02:00',
        treatment: 'MBH1',
        start: '2026-01-01',
        end: '2026-06-01',
        stop: '410546004',
        medicationCodeableConcept: { text: 'Glucophage 500' },
      }),
    ],
    'ended 2026-06-01',
  ],
  [
    'leaves a treatment of another id alone',
    [
      agreement({ registered: '2026-01-01T09:00:00+01:00', treatment: 'MBH1', start: '2026-01-01' }),
      agreement({
        registered: '2026-06-01T09:00:00+02:00',
        treatment: 'MBH2',
        start: '2026-01-01',
        end: '2026-06-01',
        stop: '410546004',
      }),
    ],
    'ended 2026-06-01, in use',
  ],
  [
    'that changes a dose stops the old and starts the new at one moment: in use',
    [
      agreement({
        registered: '2026-06-01T09:02:00+02:00',
        treatment: 'MBH1',
        start: '2025-01-01',
        end: '2026-06-01T09:00:00+02:00',
        stop: '410546004',
      }),
      agreement({ registered: '2026-06-01T09:02:00+02:00', treatment: 'MBH1', start: '2026-06-01T09:00:00+02:00' }),
    ],
    'in use',
  ],
  [
    'to resume later is planned: until then the pause decides',
    [
      agreement({
        registered: '2026-11-01T09:00:00+01:00',
        treatment: 'MBH1',
        start: '2025-01-01',
        end: '2026-11-01',
        stop: '385655000',
      }),
      agreement({ registered: '2026-11-01T09:00:00+01:00', treatment: 'MBH1', start: '2026-12-01' }),
    ],
    'ended 2026-11-01',
  ],
  [
    'with a duration in days ends after so many days',
    [agreement({ registered: '2026-01-01T09:00:00+01:00', start: '2026-01-01', duration: { value: 28, code: 'd' } })],
    'ended 2026-01-29',
  ],
  [
    'with a duration in weeks ends after so many weeks',
    [agreement({ registered: '2026-01-01T09:00:00+01:00', start: '2026-01-01', duration: { value: 3, code: 'wk' } })],
    'ended 2026-01-22',
  ],
  [
    'with a duration in an unknown unit is open',
    [agreement({ registered: '2026-01-01T09:00:00+01:00', start: '2026-01-01', duration: { value: 3, code: 'kuur' } })],
    'in use',
  ],
  [
    'of administration (a pharmacy) is read like a request, not like a supply',
    [
      dispense({
        status: 'unknown',
        category: { coding: [{ system: 'http://snomed.info/sct', code: '422037009' }] },
        extension: [
          {
            url: 'http://nictiz.nl/fhir/StructureDefinition/ext-TimeInterval.Period',
            valuePeriod: { start: '2025-01-01' },
          },
        ],
      }),
    ],
    'in use',
  ],
  [
    'of administration that stops, stops',
    [
      dispense({
        status: 'unknown',
        category: { coding: [{ system: 'http://snomed.info/sct', code: '422037009' }] },
        extension: [
          {
            url: 'http://nictiz.nl/fhir/StructureDefinition/ext-TimeInterval.Period',
            valuePeriod: { start: '2025-01-01', end: '2026-03-01' },
          },
        ],
        modifierExtension: [
          {
            url: 'http://nictiz.nl/fhir/StructureDefinition/ext-StopType',
            valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: '410546004' }] },
          },
        ],
      }),
    ],
    'ended 2026-03-01',
  ],
])

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

table('whose it is', [
  [
    'of another patient is not read',
    [statement({ subject: { reference: 'Patient/p2' } })],
    'not counted (other-patient)',
  ],
  [
    'of this patient by a versioned reference is read',
    [statement({ subject: { reference: 'Patient/p1/_history/3' } })],
    'in use',
  ],
  [
    'of this patient by an absolute reference is read',
    [statement({ subject: { reference: 'https://his.example/fhir/Patient/p1' } })],
    'in use',
  ],
])

describe('a statement that is in doubt', () => {
  const unknown = { modifierExtension: [{ url: 'https://his.example/negated', valueBoolean: true }] }
  const drugOf = (...resources: Parameters<typeof read>[0]) => read(resources).drugs[0]

  it('with an unknown modifier extension counts as unclassified; in the safety rules its class counts', () => {
    expect(drugOf(statement(unknown))).toMatchObject({ classes: ['unclassified'], careful: ['metformin'], inUse: true })
  })

  it('without a subject counts as unclassified; in the safety rules its class counts', () => {
    expect(drugOf(statement({ subject: undefined }))).toMatchObject({
      classes: ['unclassified'],
      careful: ['metformin'],
    })
  })

  it('the MP9 stop type is a modifier that is known', () => {
    expect(drugOf(agreement({ authoredOn: '2026-06-01', stop: '410546004' }))?.classes).toEqual(['metformin'])
  })

  it('a stop type of a code that is not known is in doubt', () => {
    expect(drugOf(agreement({ authoredOn: '2026-06-01', stop: '12345678' }))?.classes).toEqual(['unclassified'])
  })

  it('a stop type of the right code in another system is in doubt', () => {
    const [stop] = (agreement({ stop: '410546004' }) as never as { modifierExtension: { url: string }[] })
      .modifierExtension
    const local = { url: stop?.url, valueCodeableConcept: { coding: [{ system: 'urn:local', code: '410546004' }] } }
    expect(drugOf(statement({ modifierExtension: [local] }))?.classes).toEqual(['unclassified'])
  })

  it('that is older than one without doubt does not make the treatment doubtful', () => {
    const drug = drugOf(
      statement({ ...unknown, dateAsserted: '2025-01-01' }),
      statement({ dateAsserted: '2026-01-01' }),
    )
    expect(drug?.classes).toEqual(['metformin'])
  })

  it('a drug that lowers no glucose stays what it is', () => {
    expect(drugOf(statement({ ...unknown, medicationCodeableConcept: { text: 'Lisinopril 10 mg' } }))?.classes).toEqual(
      ['antihypertensive'],
    )
  })
})
