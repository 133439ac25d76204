import { bundle, outcome } from '../../fhir-server.ts'
import { call, observation, patient, prefetch, type Situation, sent, without } from './call.ts'

/** Data that cannot be used, or cannot be had. */
export const wrongData: readonly Situation[] = [
  ['no data and no server', without('prefetch'), 412, 'data-missing'],
  ['no data, an empty prefetch', { ...call, prefetch: {} }, 412, 'data-missing'],
  ['one needed key not sent', { ...call, prefetch: without('observations', prefetch) }, 412, 'data-missing'],
  ['a needed key that is null', sent({ observations: null }), 412, 'prefetch-unusable'],
  [
    'a needed key that is an OperationOutcome',
    sent({ observations: outcome('information') }),
    412,
    'prefetch-unusable',
  ],
  [
    'an OperationOutcome in a needed Bundle',
    sent({ observations: bundle([outcome('error')]) }),
    412,
    'prefetch-unusable',
  ],
  ['a needed key that is a string', sent({ conditions: 'none' }), 412, 'prefetch-unusable'],
  ['a resource where a Bundle is meant', sent({ conditions: patient }), 412, 'prefetch-unusable'],
  ['a Bundle where a resource is meant', sent({ patient: bundle([patient]) }), 412, 'prefetch-unusable'],
  ['a Bundle of another type', sent({ conditions: bundle([observation({})]) }), 412, 'prefetch-unusable'],
  [
    'an entry without a resource',
    sent({ conditions: { resourceType: 'Bundle', entry: [{ fullUrl: 'urn:x' }] } }),
    412,
    'prefetch-unusable',
  ],
  [
    'a Bundle wholly about another patient',
    sent({ observations: bundle([observation({ subject: { reference: 'Patient/p2' } })]) }),
    412,
    'prefetch-unusable',
  ],
  [
    'a Bundle with more pages',
    sent({ observations: bundle([], { link: [{ relation: 'next', url: 'https://h/x' }] }) }),
    412,
    'prefetch-unusable',
  ],
  [
    'a Bundle with fewer entries than its total',
    sent({ observations: bundle([], { total: 3 }) }),
    412,
    'prefetch-unusable',
  ],
  ['a Patient without an id', sent({ patient: without('id', patient) }), 412, 'prefetch-unusable'],
  [
    'a server that is not on the list',
    { ...without('prefetch'), fhirServer: 'http://169.254.169.254/fhir' },
    412,
    'fhir-server-not-allowed',
  ],
]
