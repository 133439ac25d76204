import { agreement, dispense } from './medication.ts'
import { table } from './statement-table.ts'

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
