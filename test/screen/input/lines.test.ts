import { describe, expect, it } from 'vitest'
import { EndsEarly } from '../../../src/screen/input/bytes.ts'
import { linesOf } from '../../../src/screen/input/lines.ts'

async function* content(...chunks: readonly (string | Buffer | Error)[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk
    yield Buffer.from(chunk as string)
  }
}

async function read(content: AsyncIterable<Buffer>, longest = 100, form: 'lines' | 'whole' = 'lines') {
  const found = []
  for await (const { number, text, fault } of linesOf(content, form, longest)) found.push([number, text, fault])
  return found
}

describe('linesOf', () => {
  it('reads lines across chunks, with any line break, and without the sign of the byte order and blank lines', async () => {
    const chunks = ['\uFEFF{"a":', '1}\r\n\r\n  \n', '{"b":2}\n', '{"c":', '3}']
    expect(await read(content(...chunks))).toEqual([
      [1, '{"a":1}', null],
      [4, '{"b":2}', null],
      [5, '{"c":3}', null],
    ])
  })

  it('keeps a sign of several bytes that two chunks share', async () => {
    const bytes = Buffer.from('"é"\n')
    expect(await read(content(bytes.subarray(0, 2), bytes.subarray(2)))).toEqual([[1, '"é"', null]])
  })

  it('does not mend what is no UTF-8', async () => {
    expect(await read(content(Buffer.from([0x22, 0xff, 0x22, 0x0a]), '"b"\n'))).toEqual([
      [1, '"\uFFFD"', 'not-utf-8'],
      [2, '"b"', null],
    ])
  })

  it('goes on after a line that is too long, of which it keeps the beginning', async () => {
    expect(await read(content('"12', '34', '5678"\n"b"\n'), 6)).toEqual([
      [1, '"12', 'too-long'],
      [2, '"b"', null],
    ])
  })

  it('ends with a line that says so where the content stops early', async () => {
    const stops = new EndsEarly()
    expect(await read(content('"a"\n"b', stops))).toEqual([
      [1, '"a"', null],
      [2, '"b', 'ends-early'],
    ])
    expect(await read(content('"a"\n', stops))).toEqual([
      [1, '"a"', null],
      [2, '', 'ends-early'],
    ])
  })

  it('reads a whole file as one', async () => {
    expect(await read(content('{\n"a":', '1\n}\n'), 100, 'whole')).toEqual([[1, '{\n"a":1\n}', null]])
  })
})
