import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { serviceId, servicePath } from '../../shipped.ts'
import { call } from '../situations/call.ts'

/** Values that do not belong where they are put. */
const misplaced: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  'x'.repeat(10_000),
  '\u0000',
  '\ud800',
  '\u202eevil',
  '../../etc/passwd',
  '{{7*7}}<%= 7*7 %>',
  "'; drop table call; --",
  '<script>alert(1)</script>',
  'http://169.254.169.254/latest',
  [],
  [[[[[]]]]],
  {},
  { toString: null, valueOf: 1, length: -1, hasOwnProperty: 0 },
  { resourceType: 'Bundle', entry: [null, { resource: [] }, { resource: { resourceType: 7 } }] },
  { resourceType: 'Bundle', entry: { length: 1e9 } },
  { resourceType: 'OperationOutcome', issue: 'x' },
]
const value = fc.oneof(
  fc.constantFrom(...misplaced),
  fc.jsonValue({ maxDepth: 4 }),
  fc.double(),
  fc.string({ unit: 'binary' }),
)

/** Members that are known at some place of a call, and some that are known to JavaScript. */
const member = fc.constantFrom(
  ...['hook', 'hookInstance', 'context', 'patientId', 'userId', 'encounterId', 'prefetch', 'fhirServer', 'extension'],
  ...['fhirAuthorization', 'access_token', 'expires_in', 'scope', 'patient', 'observations', 'conditions', 'goals'],
  ...['feedback', 'card', 'outcome', 'overrideReason', 'entry', 'resource', 'resourceType', 'total', 'link', 'code'],
  ...['coding', 'valueQuantity', 'effectiveDateTime', 'subject', 'reference', 'toString', 'constructor', 'length'],
)

type Spoil = readonly [place: number, value: unknown, name: string]

/** A body with values at any place replaced, or members put in. */
function spoiled(body: unknown, spoils: readonly Spoil[]): unknown {
  const copy = structuredClone(body)
  for (const [place, odd, name] of spoils) {
    const holders = objectsIn(copy)
    const holder = holders[place % holders.length]
    if (!holder) continue
    const names = Object.keys(holder)
    const chosen = place % 3 === 0 ? name : (names[place % Math.max(names.length, 1)] ?? name)
    Reflect.set(holder, Array.isArray(holder) ? place % (holder.length + 1) : chosen, structuredClone(odd))
  }
  return copy
}

function objectsIn(inner: unknown): object[] {
  if (typeof inner !== 'object' || inner === null) return []
  return [inner, ...Object.values(inner).flatMap(objectsIn)]
}

/** JSON as no serialiser writes it. */
const text = fc.oneof(
  fc.nat(5000).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`),
  fc.nat(5000).map((depth) => `{"hook":"patient-view","context":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`),
  fc.constantFrom(
    '1e999',
    '-1e999',
    '{"hook":1e999}',
    '{"a":0.1e-99999}',
    '"\\ud800"',
    '\ufeff{}',
    '{"a":1}}',
    'NaN',
    '{a:1}',
    "{'a':1}",
  ),
  fc.constantFrom(
    `{"hook":"patient-view","hook":"order-sign","context":{"patientId":"a","patientId":"b"}}`,
    `{"__proto__":{"hook":"patient-view"}}`,
    `{"context":{"\\u005f_proto__":{"patientId":"p1"}}}`,
    `{"constructor":{"prototype":{"hook":"patient-view"}}}`,
  ),
  fc.tuple(fc.nat(), fc.string()).map(([at, odd]) => {
    const whole = JSON.stringify(call)
    return whole.slice(0, at % whole.length) + odd + whole.slice((at * 7) % whole.length)
  }),
  fc.string({ unit: 'binary', maxLength: 300 }),
)

const service = fc.constantFrom(
  serviceId,
  'nope',
  '__proto__',
  'constructor',
  '..',
  '%2e%2e',
  '%00',
  'a'.repeat(3000),
  '%F0%9F%92%A9',
)
const query = fc.oneof(
  fc.constantFrom(
    '',
    '?asOf=2026-02-30',
    '?asOf[]=1',
    '?asOf=1&asOf=2',
    '?__proto__[x]=1',
    '?asOf=%00',
    '?constructor=1',
    '?asOf=9999-12-31',
  ),
  fc.string({ maxLength: 20 }).map((odd) => `?${encodeURIComponent(odd)}=${encodeURIComponent(odd)}`),
)
const path = fc.oneof(
  { weight: 6, arbitrary: fc.constant(servicePath) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(`${servicePath}/explain`, `${servicePath}/feedback`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(service, fc.constantFrom('', '/', '/explain', '/feedback', '//', '/../x'))
      .map(([id, rest]) => `/cds-services/${id}${rest}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '/',
      '//',
      '/*',
      '/cds-services',
      '/cds-services/',
      '/examples/..%2f..%2fpackage',
      '/%zz',
      '/%',
      '/a%',
      '/health/ready/..',
      '/openapi.json',
      '/docs',
      '/.env',
    ),
  },
  { weight: 1, arbitrary: fc.webPath().map((odd) => `/${odd}`) },
)
const header = fc.constantFrom<Record<string, string>>(
  {},
  { 'content-type': 'application/fhir+json; charset=utf-8' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'application/json;;;=' },
  { 'content-type': '__proto__' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-encoding': 'gzip' },
  { 'accept-language': `${'en;q=0.1,'.repeat(500)}` },
  { 'accept-language': 'en;q=1e999, *;q=-1, ;;;' },
  { accept: 'image/*' },
  { authorization: 'Bearer a.b.c' },
  { authorization: `Bearer ${'e30.'.repeat(50)}` },
  { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2hpcy52b29yYmVlbGQuZXhhbXBsZSJ9.' },
  { authorization: 'Basic Og==' },
  { origin: 'null' },
  { origin: 'https://sandbox.cds-hooks.org', 'access-control-request-method': 'POST' },
  { host: 'evil.example', 'x-forwarded-for': '::1, x', 'x-forwarded-host': 'evil.example' },
  { 'x-http-method-override': 'DELETE', 'x-request-id': 'x'.repeat(2000) },
  { expect: '100-continue' },
  { cookie: 'a'.repeat(3000) },
)
const method = fc.oneof(
  { weight: 8, arbitrary: fc.constant('POST') },
  { weight: 2, arbitrary: fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS') },
)

/** A request as somebody hostile would send it, given good bodies to spoil. */
export function hostile(bodies: readonly unknown[]): fc.Arbitrary<InjectOptions> {
  const spoil = fc.tuple(fc.nat(1_000_000), value, member)
  const json = fc.tuple(fc.constantFrom(...bodies), fc.array(spoil, { minLength: 1, maxLength: 6 }))
  const body = fc.oneof(
    { weight: 5, arbitrary: json.map(([good, spoils]) => JSON.stringify(spoiled(good, spoils))) },
    { weight: 2, arbitrary: text },
    { weight: 1, arbitrary: value.map((odd) => JSON.stringify(odd)) },
  )
  return fc.record({ method, path, query, header, body }).map(
    (one) =>
      ({
        method: one.method,
        url: one.path + one.query,
        headers: { 'content-type': 'application/json', ...one.header },
        ...(one.method !== 'GET' && one.method !== 'HEAD' && { payload: one.body }),
      }) as InjectOptions,
  )
}

/** What is hardly HTTP: written to a socket as it stands. */
export const raw = fc.oneof(
  fc.constantFrom(
    'POST /cds-services/x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
    'POST /cds-services/x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n12345',
    'POST /cds-services/x HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n',
    'POST /cds-services/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'GET / HTTP/9.9\r\nHost: h\r\n\r\n',
    'GET /\u0000 HTTP/1.1\r\nHost: h\r\n\r\n',
    'GET http://elsewhere.example/ HTTP/1.1\r\nHost: h\r\n\r\n',
    'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: h\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: h\r\n${'X: y\r\n'.repeat(3000)}\r\n`,
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
)
