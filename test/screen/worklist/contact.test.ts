import type { Resource } from 'fhir/r4.js'
import { expect, it } from 'vitest'
import { lastContact } from '../../../src/screen/worklist/contact.ts'
import { measured } from '../people.ts'

const seen = (status: string, start: string, end?: string) =>
  ({ resourceType: 'Encounter', status, period: { start, end } }) as unknown as Resource
const on = (effectiveDateTime: string) => measured('o', 'a', { effectiveDateTime })

it.each([
  [
    'the newest finished encounter',
    [seen('finished', '2024-01-01', '2024-01-03'), seen('finished', '2023-01-01'), on('2025-01-01')],
    '2024-01-03',
  ],
  [
    'no planned one, but the newest measurement',
    [seen('planned', '2025-02-01'), on('2024-05-01T10:00:00+02:00'), on('2024')],
    '2024-07-01',
  ],
  ['nothing after the day judged', [seen('finished', '2027-01-01'), on('2026-06-01'), on('2025-06-01')], '2025-06-01'],
  ['unknown without any', [seen('cancelled', '2025-02-01')], null],
] as const)('is %s', (_, resources, day) => {
  expect(lastContact(resources, '2026-01-01')).toBe(day)
})
