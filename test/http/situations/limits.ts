import { authorization, authorized, call, type Situation, sent } from './call.ts'

/** What is longer, or has more members, than is taken in. */
export const tooMuch: readonly Situation[] = [
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
