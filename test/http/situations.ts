import type { InjectOptions } from 'fastify'
import { bundle, outcome, type wrongs } from '../fhir-server.ts'
import { smallPrefetch } from '../small-knowledge.ts'

/** What can be wrong with a call: situation -> body -> status -> code (null: answered with cards). */
export const patient = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Testpersoon-Kanarie' }],
  birthDate: '1960-01-31',
}
const prefetch = smallPrefetch(patient)
export const call = {
  hook: 'patient-view',
  hookInstance: '0b7a5c1e-5f0d-4c0e-9a57-3f1f6f2f7d10',
  context: { userId: 'Practitioner/d1', patientId: 'p1' },
  prefetch,
}
export const authorization = {
  access_token: 'secret-canary',
  token_type: 'Bearer',
  expires_in: 60,
  scope: 'patient/*.read',
  subject: 's',
}
export const without = (key: string, from: object = call) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key))
export const sent = (more: object) => ({ ...call, prefetch: { ...prefetch, ...more } })

export type Situation = [what: string, body: unknown, status: number, code: string | null, more?: InjectOptions]

export const path = '/cds-services/small'
const observation = (more: object) => ({
  resourceType: 'Observation',
  id: 'o1',
  subject: { reference: 'Patient/p1' },
  ...more,
})

const atEncounter = { url: '/cds-services/small-encounter' }
const inEncounter = (more: object) => ({ ...call, hook: 'encounter-start', context: { ...call.context, ...more } })

export const requests: Situation[] = [
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

  ['no hook', without('hook'), 400, 'hook-missing'],
  ['a hook that is a number', { ...call, hook: 1e308 }, 400, 'hook-missing'],
  ['the hook of another service', { ...call, hook: 'order-sign' }, 400, 'hook-mismatch'],
  ['a hook without end', { ...call, hook: 'x'.repeat(129) }, 400, 'hook-too-long'],
  ['a hookInstance without end', { ...call, hookInstance: 'x'.repeat(257) }, 400, 'hook-instance-too-long'],
  ['a userId without end', { ...call, context: { ...call.context, userId: 'x'.repeat(257) } }, 400, 'user-id-too-long'],
  [
    'another string of the context without end',
    { ...call, context: { ...call.context, encounterId: 'x'.repeat(1025) } },
    400,
    'context-too-long',
  ],
  ['a fhirServer without end', { ...call, fhirServer: `https://h/${'x'.repeat(2039)}` }, 400, 'fhir-server-too-long'],
  [
    'a patientId without end',
    { ...call, context: { ...call.context, patientId: 'x'.repeat(1e6) } },
    400,
    'patient-id-invalid',
  ],
  [
    'an access token without end',
    authorized({ ...authorization, access_token: 'x'.repeat(16_385) }),
    400,
    'access-token-too-long',
  ],
  ['a scope without end', authorized({ ...authorization, scope: 'launch '.repeat(1171) }), 400, 'scope-too-long'],
  ['a subject without end', authorized({ ...authorization, subject: 'x'.repeat(1025) }), 400, 'subject-too-long'],
  ['members without end', { ...call, ...members(201) }, 400, 'members-too-many'],
  [
    'members of the context without end',
    { ...call, context: { ...call.context, ...members(201) } },
    400,
    'members-too-many',
  ],
  [
    'members of an authorization without end',
    authorized({ ...authorization, ...members(201) }),
    400,
    'members-too-many',
  ],
  ['prefetch keys without end', sent(members(201)), 400, 'prefetch-too-many'],
  ['as much of everything as is taken in', longest(), 412, 'fhir-server-not-allowed'],
  ['no hookInstance', without('hookInstance'), 400, 'hook-instance-missing'],
  ['an empty hookInstance', { ...call, hookInstance: ' ' }, 400, 'hook-instance-missing'],
  ['no context', without('context'), 400, 'context-missing'],
  ['a context that is a list', { ...call, context: [] }, 400, 'context-missing'],
  ['no patientId', { ...call, context: { userId: 'Practitioner/d1' } }, 400, 'patient-id-missing'],
  ['a patientId that is null', { ...call, context: { ...call.context, patientId: null } }, 400, 'patient-id-missing'],
  ['a patientId that is a number', { ...call, context: { ...call.context, patientId: 7 } }, 400, 'patient-id-invalid'],
  ['a patientId that climbs', { ...call, context: { ...call.context, patientId: '..' } }, 400, 'patient-id-invalid'],
  [
    'a patientId that is a query',
    { ...call, context: { ...call.context, patientId: 'p1&_count=1' } },
    400,
    'patient-id-invalid',
  ],
  ['no userId', { ...call, context: { patientId: 'p1' } }, 400, 'user-id-missing'],
  ['no encounterId', inEncounter({}), 400, 'encounter-id-missing', atEncounter],
  ['an encounterId that is a list', inEncounter({ encounterId: ['e1'] }), 400, 'encounter-id-missing', atEncounter],
  ['an encounterId with its type before it', inEncounter({ encounterId: 'Encounter/e1' }), 200, null, atEncounter],
  ['the beginning of a contact', inEncounter({ encounterId: 'e1' }), 200, null, atEncounter],
  ['prefetch that is a list', { ...call, prefetch: [] }, 400, 'prefetch-invalid'],
  ['prefetch of another patient', sent({ patient: { ...patient, id: 'p2' } }), 400, 'prefetch-other-patient'],
  ['a relative fhirServer', { ...call, fhirServer: '/fhir' }, 400, 'fhir-server-invalid'],
  ['a fhirServer that is a file', { ...call, fhirServer: 'file:///etc/passwd' }, 400, 'fhir-server-invalid'],
  ['a fhirServer with a password', { ...call, fhirServer: 'https://a:b@h.example/fhir' }, 400, 'fhir-server-invalid'],
  [
    'fhirAuthorization without fhirServer',
    { ...call, fhirAuthorization: authorization },
    400,
    'fhir-authorization-without-server',
  ],
  ...['access_token', 'token_type', 'expires_in', 'scope', 'subject'].flatMap((member): Situation[] => [
    [
      `fhirAuthorization without ${member}`,
      authorized(without(member, authorization)),
      400,
      'fhir-authorization-invalid',
    ],
    [
      `fhirAuthorization with a list as ${member}`,
      authorized({ ...authorization, [member]: [] }),
      400,
      'fhir-authorization-invalid',
    ],
  ]),
  [
    'a token that would break the header',
    authorized({ ...authorization, access_token: 'a\r\nX: y' }),
    400,
    'fhir-authorization-invalid',
  ],
  ['expires_in as a string', authorized({ ...authorization, expires_in: '60' }), 400, 'fhir-authorization-invalid'],
  [
    'a token for another patient',
    authorized({ ...authorization, patient: 'p2' }),
    400,
    'fhir-authorization-other-patient',
  ],
  ['an impossible asOf', call, 400, 'as-of-invalid', { url: `${path}/explain?asOf=2026-02-30` }],
  ['an asOf in the year 0', call, 400, 'as-of-invalid', { url: `${path}/explain?asOf=0000-12-31` }],
  ['two asOfs', call, 400, 'as-of-invalid', { url: `${path}/explain?asOf=2026-02-01&asOf=2026-02-02` }],
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

export const fromServer: (readonly [what: string, answer: keyof typeof wrongs, code: string])[] = [
  ['slow', 'slow', 'fhir-server-timeout'],
  ['sending byte by byte', 'dripping', 'fhir-server-timeout'],
  ['sending its headers line by line', 'slowHeaders', 'fhir-server-timeout'],
  ['asking for patience (429)', 'tooMany', 'fhir-server-failed'],
  ['sending without end', 'gigantic', 'fhir-server-failed'],
  ['sending a little that unpacks to much', 'bomb', 'fhir-server-failed'],
  ['refusing', 'refusing', 'fhir-server-failed'],
  ['failing', 'failing', 'fhir-server-failed'],
  ['answering HTML', 'html', 'fhir-server-failed'],
  ['answering half JSON', 'halfJson', 'fhir-server-failed'],
  ['answering Latin-1 for UTF-8', 'latin1', 'fhir-server-failed'],
  ['answering JSON without end of nesting', 'deep', 'fhir-server-failed'],
  ['answering an OperationOutcome', 'outcome', 'fhir-server-failed'],
  ['answering a Bundle with an OperationOutcome', 'outcomeInside', 'fhir-server-failed'],
  ['answering another type', 'otherType', 'fhir-server-failed'],
  ['breaking off', 'brokenOff', 'fhir-server-failed'],
  ['resetting the connection', 'reset', 'fhir-server-failed'],
  ['redirecting', 'redirect', 'fhir-server-failed'],
  ['paging without end', 'endless', 'fhir-server-failed'],
  ['paging in a circle', 'circular', 'fhir-server-failed'],
  ['sending on to another host for the next page', 'nextElsewhere', 'fhir-server-failed'],
  ['sending on above its base for the next page', 'nextAbove', 'fhir-server-failed'],
  ['sending on above its base in an encoding', 'nextEncoded', 'fhir-server-failed'],
  ['packing a million empty lists', 'listBomb', 'fhir-server-failed'],
]

function members(count: number) {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, null]))
}

/** A call whose every string is as long as it may be, and whose objects have as many members. */
function longest() {
  const context = { ...call.context, userId: 'x'.repeat(256), encounterId: 'x'.repeat(1024), ...members(197) }
  const fhirAuthorization = {
    ...authorization,
    access_token: 'x'.repeat(16_384),
    scope: 'launch '.repeat(1171).slice(0, 8192),
    subject: 'x'.repeat(1024),
    ...members(195),
  }
  const fhirServer = `https://h/${'x'.repeat(2038)}`
  return { ...call, hookInstance: 'x'.repeat(256), context, prefetch: members(200), fhirServer, fhirAuthorization }
}

function authorized(fhirAuthorization: object) {
  return { ...call, fhirServer: 'https://h.example/fhir', fhirAuthorization }
}
