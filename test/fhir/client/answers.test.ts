import { describe, expect, it } from 'vitest'
import { ownShare } from '../../../src/budget/memory.ts'
import { Answers } from '../../../src/fhir/client/answers.ts'

const piece = (bytes: number, sign = ' ') => Buffer.alloc(bytes, sign)
const mega = 1_048_576

describe('the answers of FHIR servers to one call', () => {
  it('have 8 MiB in one page, and 32 in all', () => {
    const answers = new Answers(ownShare())
    for (let page = 0; page < 4; page++) {
      const take = answers.one()
      for (let at = 0; at < 8; at++) take(piece(mega))
    }
    expect(() => answers.one()(piece(1))).toThrow('answered more than 33554432 bytes')
    const other = new Answers(ownShare()).one()
    other(piece(8 * mega))
    expect(() => other(piece(1))).toThrow('answered more than 8388608 bytes in one page')
  })

  it('have 200,000 values in one page, and a million in all', () => {
    const answers = new Answers(ownShare())
    const take = answers.one()
    take(piece(200_000, ','))
    expect(() => take(piece(1, '['))).toThrow('answered more than 200000 values in one page')
    for (let page = 0; page < 4; page++) answers.one()(piece(199_999, ','))
    expect(() => answers.one()(piece(100_000, ','))).toThrow('answered more than 1000000 values')
  })

  it('have 20,000 resources in all', () => {
    const answers = new Answers(ownShare())
    answers.found(19_999)
    answers.found(1)
    expect(() => answers.found(1)).toThrow('answered more than 20000 resources')
  })
})
