import { Response } from 'undici'
import { describe, expect, it } from 'vitest'
import { bodyWithin } from '../../../src/fhir/client/body.ts'

describe('the body of an answer', () => {
  it('is had up to a number of bytes, not of characters', async () => {
    expect(await bodyWithin(12, new Response('é'.repeat(6)))).toEqual({ text: 'é'.repeat(6), bytes: 12 })
    expect(await bodyWithin(11, new Response('é'.repeat(6)))).toBeNull()
  })

  it('is not had where bytes of it are not UTF-8, also in the middle of a letter at its end', async () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc3],
    ])
      await expect(bodyWithin(12, new Response(new Uint8Array(bytes)))).rejects.toThrow(TypeError)
  })

  it('is nothing where there is none', async () => {
    expect(await bodyWithin(0, new Response())).toEqual({ text: '', bytes: 0 })
  })
})
