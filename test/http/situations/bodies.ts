import { brotliCompressSync, gzipSync } from 'node:zlib'
import { call, patient, type Situation, sent } from './call.ts'

/** What can be wrong with a body before anything in it is looked at. */
export const bodySituations: Situation[] = [
  ['not JSON', '{"hook": "patient-view", ', 400, 'body-not-json'],
  ['JSON with a comment', '{"hook": "patient-view" /* yes */}', 400, 'body-not-json'],
  ['bytes that are no text', Buffer.from([0x1f, 0x8b, 0xff, 0x00]), 400, 'body-not-utf8'],
  [
    'a name in Latin-1',
    Buffer.from(JSON.stringify(sent({ patient: { ...patient, name: [{ family: 'é' }] } })), 'latin1'),
    400,
    'body-not-utf8',
  ],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${JSON.stringify(call)}`, 'utf16le'), 400, 'body-not-utf8'],
  ['a good call after the mark of UTF-8', `\ufeff${JSON.stringify(call)}`, 200, null],
  ['4 MB of brackets', '['.repeat(4_000_000), 413, 'values-too-many'],
  ['no body', '', 400, 'body-not-json'],
  ['a list', [call], 400, 'body-not-object'],
  ['null', 'null', 400, 'body-not-object'],
  ['a string', '"patient-view"', 400, 'body-not-object'],
  ['a million brackets', `${'['.repeat(1e6)}${']'.repeat(1e6)}`, 413, 'values-too-many'],
  ['as many levels as a small body has', `${'['.repeat(32_000)}${']'.repeat(32_000)}`, 400, 'body-not-object'],
  [
    'a million empty lists',
    JSON.stringify({ ...call, x: Array.from({ length: 1e6 }, () => []) }),
    413,
    'values-too-many',
  ],
  ['a __proto__ key', '{"hook":"patient-view","context":{"__proto__":{"patientId":"p1"}}}', 400, 'body-forbidden-key'],
  ['a __proto__ key that is spelt in escapes', '{"x":[{"\\u005f_proto__":{}}]}', 400, 'body-forbidden-key'],
  [
    'a constructor key with prototype',
    '{"hook":"patient-view","constructor":{"prototype":{"x":1}}}',
    400,
    'body-forbidden-key',
  ],
  ['a body that is too large', `{"x":"${'x'.repeat(4_194_304)}"}`, 413, 'body-too-large'],
  ['plain text', JSON.stringify(call), 415, 'media-type-unsupported', { headers: { 'content-type': 'text/plain' } }],
  ['no content type', JSON.stringify(call), 415, 'media-type-unsupported', { headers: {} }],
  [
    'another charset',
    JSON.stringify(call),
    415,
    'media-type-unsupported',
    { headers: { 'content-type': 'application/json; charset=latin1' } },
  ],
  ...['utf-16', '"UTF-16LE"', 'utf-8; charset=latin1', '""'].map(
    (charset): Situation => [
      `the charset ${charset}`,
      call,
      415,
      'media-type-unsupported',
      { headers: { 'content-type': `application/json; charset=${charset}` } },
    ],
  ),
  [
    'a charset in quotes and capitals',
    call,
    200,
    null,
    { headers: { 'content-type': 'application/json;profile="x"; Charset="UTF-8"' } },
  ],
  [
    'a body that is said to be as it is, in capitals',
    call,
    200,
    null,
    { headers: { 'content-type': 'application/json', 'content-encoding': 'IDENTITY' } },
  ],
  ['a body packed with gzip', gzipSync(JSON.stringify(call)), 200, null, packed('gzip')],
  ['a body packed with gzip, by its old name', gzipSync(JSON.stringify(call)), 200, null, packed('X-GZIP')],
  [
    'a little that unpacks to more than is taken in',
    gzipSync(Buffer.alloc(67_108_864)),
    413,
    'body-too-large',
    packed('gzip'),
  ],
  ['what is said to be packed and is not', JSON.stringify(call), 400, 'request-invalid', packed('gzip')],
  ['half of what was packed', gzipSync(JSON.stringify(call)).subarray(0, 200), 400, 'request-invalid', packed('gzip')],
  ['packed bytes that are no UTF-8', gzipSync(Buffer.from([0xff, 0xfe])), 400, 'body-not-utf8', packed('gzip')],
  [
    'a body packed twice',
    gzipSync(gzipSync(JSON.stringify(call))),
    415,
    'media-type-unsupported',
    packed('gzip, gzip'),
  ],
  [
    'a body packed in another way',
    brotliCompressSync(JSON.stringify(call)),
    415,
    'media-type-unsupported',
    packed('br'),
  ],
]

function packed(encoding: string): { headers: Record<string, string> } {
  return { headers: { 'content-type': 'application/json', 'content-encoding': encoding } }
}
