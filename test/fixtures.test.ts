import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle, Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { readDate } from '../src/fhir/day.ts'
import {
  anchor,
  fixtureNames,
  hookCall,
  readFixture,
  readRequest,
  requestNames,
  shiftBundle,
  shiftDates,
} from '../src/fhir/fixture.ts'
import { packageRoot } from '../src/knowledge/root.ts'

const dateKey = /(Date|DateTime|^start|^end|On|^created|^sent|^dateAsserted|^whenHandedOver)$/

/** Every string under a key that names a date, with its path. */
function dates(value: unknown, path = '', key = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return dateKey.test(key) ? [[path, value]] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    dates(inner, `${path}/${name}`, Array.isArray(value) ? key : name),
  )
}

const resources = (bundle: Bundle) => (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
const address = ({ resourceType, id }: Resource) => `${resourceType}/${id}`
const readme = readFileSync(join(packageRoot(), 'fhir-fixtures', 'README.md'), 'utf8')

describe.each(fixtureNames())('fixture patient %s', (name) => {
  const bundle = readFixture(name)

  it('is a transaction of one visibly fictitious Patient', () => {
    expect(bundle.type).toBe('transaction')
    const patients = resources(bundle).filter((resource) => resource.resourceType === 'Patient')
    expect(patients).toHaveLength(1)
    expect(patients[0]).toMatchObject({ name: [{ family: expect.stringMatching(/^Testpersoon-[A-Z]/) }] })
    expect(JSON.stringify(bundle)).not.toContain('NamingSystem/bsn')
  })

  it('says in one line what is true of the person, and is listed', () => {
    expect(bundle.meta?.tag?.[0]).toMatchObject({ code: name, display: expect.stringMatching(/^.{20,180}$/) })
    expect(readme).toContain(`\`${name}\``)
  })

  it('puts every resource under an id of its own, so that loading twice changes nothing', () => {
    const own = (bundle.entry ?? []).map(({ resource, request, fullUrl }) => {
      expect(request).toEqual({ method: 'PUT', url: resource && address(resource) })
      expect(fullUrl).toBe(`https://remissiewijzer.example/fhir/${request?.url}`)
      return request?.url
    })
    expect(own.every((url) => /^\w+\/fx-[a-z0-9-]{1,60}$/.test(url ?? ''))).toBe(true)
    expect(new Set(own).size).toBe(own.length)
  })

  it('refers to nothing outside itself', () => {
    const known = new Set(resources(bundle).map(address))
    const used = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]*)"/g)].map((found) => found[1] ?? '')
    expect(used.filter((reference) => !known.has(reference))).toEqual([])
  })

  it('lies in the past of the anchor day, save what is planned', () => {
    expect(dates(bundle).filter(([path, date]) => !path.endsWith('end') && date.slice(0, 10) > anchor)).toEqual([])
  })

  it('moves every date, and each by as much', () => {
    const shifted = shiftBundle(bundle, '2027-02-08')
    const before = dates(bundle)
    const after = new Map(dates(shifted))
    expect(before.length).toBeGreaterThan(0)
    for (const [path, date] of before) {
      const moved = after.get(path)
      expect(moved, path).not.toBe(date)
      expect(moved).toHaveLength(date.length)
      const [was, is] = [readDate(date), readDate(moved)]
      if (was?.precision === 'day' || was?.precision === 'time') {
        expect(Date.parse(is?.day ?? '') - Date.parse(was.day), path).toBe(403 * 86_400_000)
      }
    }
  })

  it('is unchanged by a shift to the anchor day, and two shifts agree', () => {
    expect(shiftBundle(bundle, anchor)).toEqual(bundle)
    expect(shiftBundle(bundle, '2026-07-14')).toEqual(shiftBundle(readFixture(name), '2026-07-14'))
    expect(readFixture(name)).toEqual(bundle)
  })

  it('makes a whole call: every resource is in it, and what several searches refer to in each of them', () => {
    const call = hookCall(bundle)
    const { patient, ...searches } = call.prefetch ?? {}
    expect(Object.keys(searches)).toHaveLength(10)
    const sent = Object.values(searches as Record<string, Bundle>).flatMap(resources)
    expect(new Set([patient as Resource, ...sent].map(address))).toEqual(new Set(resources(bundle).map(address)))
    expect(call.context.patientId).toBe(resources(bundle)[0]?.id)
  })
})

describe('shifting', () => {
  it('keeps the hour in Amsterdam over the change to summer time, and UTC stays UTC', () => {
    expect(shiftDates({ effectiveDateTime: '2025-12-09T00:20:00+01:00' }, '2026-07-01')).toEqual({
      effectiveDateTime: '2026-06-08T00:20:00+02:00',
    })
    expect(shiftDates({ effectiveDateTime: '2025-12-08T23:00:00Z' }, '2026-07-01')).toEqual({
      effectiveDateTime: '2026-06-07T22:00:00Z',
    })
  })

  it('moves a year and a month by their middle, and leaves codes alone', () => {
    expect(shiftDates({ onsetDateTime: '2020', code: '2816' }, '2027-02-08')).toEqual({
      onsetDateTime: '2021',
      code: '2816',
    })
    expect(shiftDates({ onsetDateTime: '2020-05', code: '2019-05' }, '2026-02-01')).toEqual({
      onsetDateTime: '2020-06',
      code: '2019-05',
    })
  })
})

describe('fixture calls', () => {
  it.each(requestNames())('%s is short and listed', (name) => {
    const text = readFileSync(join(packageRoot(), 'fhir-fixtures', 'requests', `${name}.json`), 'utf8')
    expect(text.split('\n').length).toBeLessThanOrEqual(61)
    expect(readRequest(name)).toBeTypeOf('object')
    expect(readme).toContain(`\`${name}\``)
  })

  it('asks for a name that there is', () => {
    expect(() => readFixture('../requests/patient-view')).toThrow('fhir-fixtures/patients has no')
    expect(() => hookCall({ resourceType: 'Bundle', type: 'transaction' })).toThrow('no Patient')
  })
})
