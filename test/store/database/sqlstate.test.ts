import { describe, expect, it } from 'vitest'
import { breaksConnection, refusesValue, sqlstateOf } from '../../../src/store/database/sqlstate.ts'

const error = (more: object) => Object.assign(new Error('x'), more)

describe('an error', () => {
  it('that does not come from the database ends the connection', () => {
    for (const other of [error({ code: 'ECONNRESET' }), error({ code: 'EPIPE' }), error({ code: undefined }), 'thrown'])
      expect([sqlstateOf(other), breaksConnection(other)]).toEqual([null, true])
    expect(sqlstateOf(error({ code: '22021' }))).toBe('22021')
  })

  it('with which the database ends itself ends the connection, whatever it is about', () => {
    for (const severity of ['FATAL', 'PANIC']) {
      expect(breaksConnection(error({ code: '53100', severity }))).toBe(true)
      expect(refusesValue(error({ code: '22021', severity }))).toBe(false)
    }
    expect(breaksConnection(error({ code: '53100', severity: 'ERROR' }))).toBe(false)
    expect(refusesValue(error({ code: '22021', severity: 'ERROR' }))).toBe(true)
  })
})
