import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { download } from '../../../src/screen/bulk/download.ts'
import { BulkServer } from '../../../src/screen/bulk/server.ts'
import { realClock } from '../../../src/screen/bulk/waiting.ts'
import { temporaryFolder } from '../run.ts'
import { type Answers, stubServer } from './stub.ts'

const text = '{"line":1}\n{"line":2}\n{"line":3}\n'
const from = (at: number, more = {}) => ({
  status: 206,
  headers: { 'content-range': `bytes ${at}-${text.length - 1}/${text.length}`, etag: '"one"', ...more },
  body: text.slice(at),
})

/** Fetches a file of which part is here already; gives what is here then, and the ranges that were asked for. */
async function fetchedOn(answers: Answers[string], had: string, version: object | null, count?: number) {
  const stub = await stubServer({ 'GET /fhir/file': answers ?? [] })
  const folder = temporaryFolder()
  if (had !== '') writeFileSync(join(folder, '.x.part'), had)
  if (version) writeFileSync(join(folder, '.x.version'), JSON.stringify(version))
  const calling = { base: stub.base, hosts: [], networks: [], signer: null, types: [] }
  const clock = { ...realClock, wait: async () => undefined }
  const server = new BulkServer({ ...calling, clock, signal: new AbortController().signal })
  await download(server, { url: `${stub.base}/file`, count }, false, folder, 'x')
  const ranges = stub.heard.map(({ headers }) => [headers.range, headers['if-range']])
  return { content: readFileSync(join(folder, 'x'), 'utf8'), ranges }
}

describe('a file of an export', () => {
  it.each([
    ['its tag', { tag: '"one"', bytes: text.length }, '"one"'],
    ['its length', { tag: null, bytes: text.length }, undefined],
  ])('goes on where it broke off, by %s', async (_, version, tag) => {
    const { content, ranges } = await fetchedOn(from(11), text.slice(0, 11), version)
    expect(content).toBe(text)
    expect(ranges).toEqual([['bytes=11-', tag]])
  })

  it('is fetched anew where the server gives no ranges', async () => {
    const { content } = await fetchedOn({ body: text }, text.slice(0, 11), { tag: '"one"', bytes: text.length })
    expect(content).toBe(text)
  })

  it.each([
    ['another version', from(11, { etag: '"two"' })],
    ['another length', from(11, { 'content-range': 'bytes 11-98/99' })],
    ['another place', from(11, { 'content-range': `bytes 5-32/${text.length}` })],
    ['no such range', { status: 416 }],
  ])('is fetched anew when the server answers with %s', async (_, answer) => {
    const version = { tag: '"one"', bytes: text.length }
    const { content, ranges } = await fetchedOn([answer, { body: text }], text.slice(0, 11), version)
    expect(content).toBe(text)
    expect(ranges.map(([range]) => range)).toEqual(['bytes=11-', undefined])
  })

  it('is fetched anew when nothing tells which version part of it is', async () => {
    const { content, ranges } = await fetchedOn({ body: text }, 'something', null)
    expect([content, ranges]).toEqual([text, [[undefined, undefined]]])
  })

  it('goes on by itself when it breaks off', async () => {
    const broken: Answers[string] = (_, __, response) => {
      response.writeHead(200, { etag: '"one"', 'content-length': String(text.length) })
      response.write(text.slice(0, 11), () => setTimeout(() => response.destroy(), 50))
      return null
    }
    const { content, ranges } = await fetchedOn([broken, from(11)] as Answers[string], '', null)
    expect(content).toBe(text)
    expect(ranges.at(-1)).toEqual(['bytes=11-', '"one"'])
  })

  it.each([
    [{ status: 404 }, /the export may be gone/],
    [{ status: 403 }, /--bulk-hosts/],
    [
      { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<html>' },
      /answered text\/html instead of NDJSON/,
    ],
    [{ status: 503, headers: { 'retry-after': '1' } }, /again and again/],
    [{ status: 302, headers: { location: 'https://elsewhere.example' } }, /answered 302/],
  ])('is refused when the answer is %j', async (answer, why) => {
    await expect(fetchedOn(answer, '', null)).rejects.toThrow(why)
  })

  it('has as many lines as the server says', async () => {
    expect((await fetchedOn({ body: text }, '', null, 3)).content).toBe(text)
    await expect(fetchedOn({ body: text }, '', null, 4)).rejects.toThrow('has 3 lines, and the server says 4')
  })
})
