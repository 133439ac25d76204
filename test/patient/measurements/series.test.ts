import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowledge } from '../../why.ts'
import { coded, observation, patientWith } from './observed.ts'

type Sent = readonly [when: string, value: number, comparator?: string]

/** The decisive value of the newest day. */
function decisive(measure: string, values: readonly Sent[]): string {
  const { newest } = patientWith(observed(measure, values)).series(measure)
  return `${newest?.comparator ?? ''}${newest?.value}`
}

function observed(measure: string, values: readonly Sent[]) {
  const known = knowledge.codes.measures.get(measure)
  const [row] = known?.codes ?? []
  const code = row ? coded([row.system as 'loinc', row.code]) : { text: known?.texts?.[0] }
  return values.map(([effectiveDateTime, value, comparator]) =>
    observation({
      code,
      effectiveDateTime,
      valueQuantity: { value, ...(comparator && { comparator }), code: known?.unit },
    }),
  )
}

describe('of two values on one day', () => {
  it.each([
    ['higher', 'hba1c', 48, 50],
    ['higher', 'glucose', 6.9, 7.1],
    ['higher', 'weight', 90, 91],
    ['higher', 'waist', 90, 91],
    ['higher', 'triglycerides', 1.5, 1.8],
    ['higher', 'acr', 2.9, 3.1],
    ['higher', 'bmi', 24.9, 25.1],
    ['higher', 'height', 168, 169],
    ['higher', 'gfi', 3, 4],
    ['higher', 'tfi', 4, 5],
    ['higher', 'cfs', 4, 5],
    ['lower', 'hdl', 1.1, 1],
    ['lower', 'egfr', 61, 59],
    ['lower', 'c-peptide', 210, 190],
    ['lower', 'systolic', 120, 118],
    ['lower', 'diastolic', 80, 79],
  ])('without times the %s %s decides, in whichever order they came', (_, measure, other, careful) => {
    const day = '2026-10-01'
    expect(
      decisive(measure, [
        [day, other],
        [day, careful],
      ]),
    ).toBe(String(careful))
    expect(
      decisive(measure, [
        [day, careful],
        [day, other],
      ]),
    ).toBe(String(careful))
  })

  // biome-ignore format: a table
  it.each<[string, Sent[], string]>([
    ['the later time', [['2026-10-01T08:00:00+02:00', 52], ['2026-10-01T15:00:00+02:00', 48]], '48'],
    ['the later moment, whatever the offsets', [['2026-10-01T08:00:00+02:00', 48], ['2026-10-01T07:00:00Z', 46]], '46'],
    ['a time without an offset is local', [['2026-10-01T08:30:00', 48], ['2026-10-01T07:00:00Z', 46]], '46'],
    ['of equal times the more careful', [['2026-10-01T08:00:00Z', 48], ['2026-10-01T10:00:00+02:00', 52]], '52'],
    ['of three, the more careful of the latest', [['2026-10-01T08:00:00Z', 60], ['2026-10-01T09:00:00Z', 48], ['2026-10-01T09:00:00Z', 50]], '50'],
    ['when one has no time, the more careful', [['2026-10-01', 52], ['2026-10-01T15:00:00+02:00', 48]], '52'],
    ['when one of three has no time, the most careful', [['2026-10-01T08:00:00Z', 60], ['2026-10-01', 40], ['2026-10-01T15:00:00Z', 48]], '60'],
    ['a time that is the next day here is another day', [['2026-10-01T22:30:00Z', 48], ['2026-10-01T12:00:00Z', 52]], '48'],
    ['the number decides, then the comparator', [['2026-10-01', 48, '>'], ['2026-10-01', 49]], '49'],
    ['of equal numbers the one that may be higher', [['2026-10-01', 48], ['2026-10-01', 48, '>'], ['2026-10-01', 48, '<']], '>48'],
  ])('%s decides', (_, values, wanted) => {
    expect(decisive('hba1c', values)).toBe(wanted)
    expect(decisive('hba1c', [...values].reverse())).toBe(wanted)
  })

  it('of equal eGFRs the one that may be lower', () => {
    const day = '2026-10-01'
    expect(
      decisive('egfr', [
        [day, 60],
        [day, 60, '>'],
        [day, 60, '<'],
      ]),
    ).toBe('<60')
  })

  it('every value is there for who asks for all', () => {
    const series = patientWith(
      observed('glucose', [
        ['2026-10-01', 3.4],
        ['2026-10-02', 8],
        ['2026-10-01', 7.4],
      ]),
    ).series('glucose')
    expect(series.all.map(({ amount }) => amount)).toEqual([8, 7.4, 3.4])
    expect(series.daily.map(({ amount }) => amount)).toEqual([8, 7.4])
  })
})

describe('values are in order of day', () => {
  const whole = fc
    .date({ min: new Date('2026-10-01'), max: new Date('2026-10-06'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const written = fc.oneof(
    whole.map((text) => ({ effectiveDateTime: text.slice(0, 10) })),
    fc.tuple(whole, fc.constantFrom('Z', '+02:00', '-12:00', '+14:00')).map(([text, offset]) => ({
      effectiveDateTime: `${text.slice(0, 19)}${offset}`,
    })),
    whole.map((text) => ({ effectiveDateTime: undefined, effectivePeriod: { start: text } })),
    whole.map((text) => ({ effectiveDateTime: 5, effectiveInstant: text })),
    whole.map((text) => ({ effectiveDateTime: [text] })),
    fc.constant({ effectiveDateTime: '2026-10' }),
    fc.constant({ effectiveDateTime: undefined }),
  )

  it('however they are written, and each of them is read', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 12 }), (dates) => {
        const patient = patientWith(dates.map((date) => observation({ ...date })))
        const days = patient.series('hba1c').all.map(({ day }) => day)
        expect(days).toEqual([...days].sort().reverse())
        expect(patient.series('hba1c').daily.map(({ day }) => day)).toEqual([...new Set(days)])
        const [read] = patient.read.measured
        expect((read?.[1].readings.length ?? 0) + (read?.[1].rejected.length ?? 0)).toBe(dates.length)
        expect(patientWith(dates.map((date) => observation({ ...date }))).series('hba1c').newest?.day).toBe(days[0])
      }),
      { numRuns: 300 },
    )
  })
})

describe('how long a value decides', () => {
  it.each([
    ['2025-10-22', true],
    ['2025-10-21', false],
    ['2026-11-22', true],
  ])('of %s: %s', (day, fresh) => {
    const { newest, fresh: decides, expired } = patientWith(observed('hba1c', [[day, 50]])).series('hba1c')
    expect(newest?.amount).toBe(50)
    expect(decides?.amount).toBe(fresh ? 50 : undefined)
    expect(expired?.amount).toBe(fresh ? undefined : 50)
  })

  it('an older value does not stand in for a newest that is too old', () => {
    const series = patientWith(
      observed('hba1c', [
        ['2024-01-01', 44],
        ['2025-10-21', 60],
      ]),
    ).series('hba1c')
    expect(series.fresh).toBeNull()
  })

  it('nobody asked for a recent value: nothing is too old', () => {
    expect(patientWith(observed('egfr', [['2019-01-01', 50]])).series('egfr').expired).toBeNull()
  })

  it('without values there is none', () => {
    const { newest, fresh, expired, daily } = patientWith([]).series('hba1c')
    expect({ newest, fresh, expired, daily }).toEqual({ newest: null, fresh: null, expired: null, daily: [] })
  })
})
