import { bundle, outcome } from '../../fhir-server.ts'
import { atEncounter, call, inEncounter, observation, type Situation, sent } from './call.ts'

/** Calls that are answered, odd as they are. */
export const answered: readonly Situation[] = [
  ['a good call', call, 200, null],
  [
    'a good call as application/fhir+json',
    call,
    200,
    null,
    { headers: { 'content-type': 'application/fhir+json; charset=UTF-8' } },
  ],
  [
    'unknown members everywhere',
    { ...call, x: 1, extension: { 'com.example.x': 1 }, context: { ...call.context, x: 1 } },
    200,
    null,
  ],
  ['a hookInstance that is no UUID', { ...call, hookInstance: '12345' }, 200, null],
  [
    'a patientId with its type before it',
    { ...call, context: { ...call.context, patientId: 'Patient/p1' } },
    200,
    null,
  ],
  [
    'a fhirServer that may not be called but is not needed',
    { ...call, fhirServer: 'https://elsewhere.example/fhir' },
    200,
    null,
  ],
  ['prefetch keys that were never asked for', sent({ other: 'x', constructor: null }), 200, null],
  ['Bundles without type and full URLs', sent({ conditions: { resourceType: 'Bundle', entry: [] } }), 200, null],
  ['an optional key that is null', sent({ goals: null }), 200, null],
  ['an optional key that is an OperationOutcome', sent({ goals: outcome('error') }), 200, null],
  [
    'resources without status, date, unit and code',
    sent({ observations: bundle([observation({}), observation({ id: 'o2', valueQuantity: {} })]) }),
    200,
    null,
  ],
  [
    'numbers as strings',
    sent({ observations: bundle([observation({ valueQuantity: { value: '52' } })], { total: '1' }) }),
    200,
    null,
  ],
  [
    '4 MB of noise',
    sent({ observations: bundle([observation({ note: [{ text: 'x'.repeat(4_190_000) }] })]) }),
    200,
    null,
  ],
  [
    'ten thousand odd resources',
    sent({
      goals: bundle(Array.from({ length: 10_000 }, (_, id) => ({ resourceType: 'Goal', id: `${id}`, x: [[id]] }))),
    }),
    200,
    null,
  ],
  ['an encounterId with its type before it', inEncounter({ encounterId: 'Encounter/e1' }), 200, null, atEncounter],
  ['the beginning of a contact', inEncounter({ encounterId: 'e1' }), 200, null, atEncounter],
]
