import { expect, it } from 'vitest'
import { fixtureNames, readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { judge } from '../judge.ts'
import { knowledge, serviceCalled } from '../why.ts'

const service = serviceCalled('prevention')
const rulesOn = service.rules.filter(({ off }) => off).map(({ name }) => `prevention/${name}`)

/** Of each fixture patient without diabetes the reason about the GLI, whose card is shown, and whose where every rule is on. */
// biome-ignore format: a table
const decided: readonly (readonly [name: string, gli: string, shown: string, allOn: string])[] = [
  ['child-overweight', 'under-18', '', 'children'],
  ['fall-and-bmi-36', 'eligible', 'gli', 'falls'],
  ['fasting-twice-raised', 'possible-diabetes', '', ''],
  ['gli-referred-last-month', 'eligible', '', ''],
  ['ketones-without-diagnosis', 'possible-diabetes', '', ''],
  ['no-diabetes', 'bmi-below', '', ''],
  ['prediabetes-bmi-31', 'eligible', 'gli', 'gli'],
  ['values-fit-diabetes', 'possible-diabetes', '', ''],
]

function judged(name: string, today: string, on: readonly string[]) {
  const resources = (shiftBundle(readFixture(name), today).entry ?? []).flatMap(({ resource }) => resource ?? [])
  const patientId = resources.find(({ resourceType }) => resourceType === 'Patient')?.id ?? ''
  const sent = { patientId, resources, addressOf: new Map(), unavailable: new Set<string>() }
  return judge({ asOf: today, sent, site: { rulesOn: on } }, service, knowledge)
}

const days = ['2026-01-01', '2026-05-31', '2026-11-30', '2028-02-29']
const rows = days.flatMap((day) => decided.map((row) => [day, ...row] as const))

it.each(rows)('on %s: %s: %s, shown: %s, with all rules on: %s', (day, name, gli, shown, allOn) => {
  const { evaluations, composed } = judged(name, day, [])
  expect(evaluations.find(({ rule }) => rule.name === 'gli')?.decision.reason).toBe(gli)
  expect([...composed.shown.keys()].join()).toBe(shown)
  expect([...judged(name, day, rulesOn).composed.shown.keys()].join()).toBe(allOn)
})

it('the others have diabetes or have died: nothing is said to them', () => {
  const known = decided.map(([name]) => name)
  for (const name of fixtureNames().filter((each) => !known.includes(each))) {
    const { evaluations } = judged(name, '2026-11-30', rulesOn)
    const reasons = new Set(evaluations.map(({ decision }) => decision.reason))
    expect([name, ...reasons]).toEqual([name, name === 'deceased' ? 'deceased' : 'diabetes'])
  }
})
