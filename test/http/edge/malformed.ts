/** A request on the wire that something is wrong with, and the one answer to it; without a code it is Node's own. */
export type Malformed = [what: string, text: string, status: number, code: string | null]

/** A call of a service with these lines among its headers. */
export function post(headers: string, body = '{}'): string {
  return `POST /cds-services/small HTTP/1.1\r\nHost: localhost\r\nX-Name: canary\r\nContent-Type: application/json\r\n${headers}\r\n${body}`
}

const get = (headers: string, path = '/cds-services', version = '1.1') =>
  `GET ${path} HTTP/${version}\r\nConnection: close\r\nX-Name: canary\r\n${headers}\r\n`
const host = 'Host: localhost\r\n'
const invalid = (what: string, text: string): Malformed => [what, text, 400, 'request-invalid']
const chunked = (body: string) => post('Transfer-Encoding: chunked\r\n', body)

export const malformed: Malformed[] = [
  invalid('a path with a lone %', get(host, '/canary%')),
  invalid('a path whose bytes are no UTF-8', get(host, '/cds-services/%ff')),
  invalid('a path without its slash', get(host, 'canary')),
  invalid('a path with a space', get(host, '/a canary')),
  invalid('a path with bytes that are not ASCII', get(host, '/\xc3\xa9')),
  ['a name of 2000 letters', get(host, `/examples/${'a'.repeat(2000)}`), 404, 'example-unknown'],
  ['no Host', get(''), 400, null],
  invalid('two Hosts', get(`${host}Host: evil.example\r\n`)),
  invalid('two tokens', get(`${host}Authorization: Bearer a\r\nAuthorization: Bearer b\r\n`)),
  invalid('two Content-Types', post('Connection: close\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n')),
  ['the URL of another host', get(host, 'http://evil.example/cds-services'), 421, 'host-unknown'],
  invalid('what is not HTTP', 'hello canary\r\n\r\n'),
  invalid('TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
  invalid('HTTP/0.9', `GET /cds-services\r\n\r\n`),
  invalid('HTTP/2.0', get(host, '/cds-services', '2.0')),
  invalid('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  invalid('a method in small letters', get(host).toLowerCase()),
  ['TRACE', get(host).replace('GET', 'TRACE'), 405, 'method-not-allowed'],
  ['an expectation', post('Connection: close\r\nExpect: canary\r\nContent-Length: 2\r\n'), 417, null],
  ['headers that are too large', get(`${host}X: ${'x'.repeat(20_000)}\r\n`), 431, 'header-too-large'],
  ['the name of a header that is too large', get(`${host}${'x'.repeat(20_000)}: 1\r\n`), 431, 'header-too-large'],
  ['a path that is too large', get(host, `/${'x'.repeat(20_000)}`), 431, 'header-too-large'],
  ['trailers that are too large', chunked(`2\r\n{}\r\n0\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`), 431, 'header-too-large'],
  invalid('a header over two lines', get(`${host}X: a\r\n canary\r\n`)),
  invalid('a NUL in a header', get(`${host}X: a\x00b\r\n`)),
  invalid('lines that end in LF alone', get(host).replaceAll('\r', '')),
  invalid('a length and chunks', post('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n', '2\r\n{}\r\n0\r\n\r\n')),
  invalid('two lengths', post('Content-Length: 2\r\nContent-Length: 3\r\n')),
  invalid('a length below nothing', post('Content-Length: -2\r\n')),
  invalid('a length that no number holds', post('Content-Length: 99999999999999999999999\r\n')),
  invalid('packed chunks', post('Connection: close\r\nTransfer-Encoding: gzip, chunked\r\n', '2\r\n{}\r\n0\r\n\r\n')),
  invalid('chunks that are not the last coding', post('Transfer-Encoding: chunked, gzip\r\n', '2\r\n{}\r\n0\r\n\r\n')),
  invalid('a coding that is none', post('Transfer-Encoding: xchunked\r\n', '2\r\n{}\r\n0\r\n\r\n')),
  invalid('a space before a colon', post('Transfer-Encoding : chunked\r\n', '2\r\n{}\r\n0\r\n\r\n')),
  invalid('a chunk without a size', chunked('canary\r\n{}\r\n0\r\n\r\n')),
  invalid('a chunk of a size that no number holds', chunked('fffffffffffffffff\r\n{}\r\n0\r\n\r\n')),
  invalid('an endless extension of a chunk', chunked(`2;${'a'.repeat(30_000)}\r\n{}\r\n0\r\n\r\n`)),
]
