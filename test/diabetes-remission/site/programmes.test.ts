import { expect, it } from 'vitest'
import { compose } from '../../../src/cards/compose.ts'
import { decide } from '../../../src/engine/decide.ts'
import { anchor, fixtureNames, readFixture } from '../../../src/examples/fixture.ts'
import { read } from '../../../src/patient/read.ts'
import { explain } from '../../../src/why/explain.ts'
import { explanationSchema } from '../../../src/why/explanation.ts'
import { serviceId } from '../service.ts'
import { decisionOf, deployed, why } from './deployed.ts'

const everywhere = await deployed('')
const patient = { hba1c: { '2026-10-01': 58 }, weight: { '2026-10-01': 104 }, height: { '2026-10-01': 180 } }

/** What "why?" answers about a fixture patient. */
function about(name: string) {
  const { knowledge, site } = everywhere
  const resources = (readFixture(name).entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
  const patientId = resources.find(({ resourceType }) => resourceType === 'Patient')?.id ?? ''
  const service = knowledge.services.get(serviceId)
  if (!service) throw new Error('there is no service')
  const person = read({ patientId, resources, unavailable: new Set() }, knowledge, service, anchor, site)
  const evaluations = decide(service, knowledge, person)
  const composed = compose(service, knowledge, { id: patientId, asOf: anchor }, evaluations, 'nl')
  return explanationSchema.parse(explain(service, knowledge, person, evaluations, composed, 'nl'))
}

/** What a goal of metabolic health alone may leave out of what fits: with retinopathy glucose is not to fall fast. */
const strict = new Set(['low-carbohydrate', 'very-low-calorie'])
const silent = ['deceased', 'under-18', 'not-type-2', 'type-not-recorded', 'unclear-type', 'pregnant']

/** What is for something else, such as falls, is not offered here. */
const lifestyle = everywhere.knowledge.programmes.filter(({ field }) => field === undefined)

it.each(fixtureNames())('tells why each programme fits or not, as the candidate decides: %s', (name) => {
  const explanation = about(name)
  const { reason, result } = decisionOf('remission-candidate', explanation)
  const special = (criteria: readonly { kind: string }[]) =>
    criteria.some(({ kind }) => ['has', 'any-drug'].includes(kind))
  const { programmes = [] } = explanation
  expect(programmes).toHaveLength(silent.includes(reason) ? 0 : lifestyle.length)
  for (const { id, fits, failed, unknown } of programmes)
    expect([id, fits]).toEqual([id, failed.length === 0 && !special(unknown)])
  if (!('programmes' in result)) return
  const offered = result.programmes as readonly string[]
  const isStrict = (id: string) => strict.has(everywhere.knowledge.programmes.find((one) => one.id === id)?.diet ?? '')
  const leftOut = programmes.filter(({ id, fits }) => fits && !offered.includes(id)).map(({ id }) => id)
  expect(leftOut).toEqual(result.goal === 'metabolic-health' ? leftOut.filter(isStrict) : [])
  for (const id of offered) expect(programmes).toContainEqual(expect.objectContaining({ id, fits: true }))
})

it('says that a programme is not offered here', () => {
  const { programmes = [] } = why(everywhere, patient)
  expect(programmes.find(({ id }) => id === 'herstelcirkel')).toMatchObject({
    fits: false,
    failed: [{ kind: 'region' }],
  })
})

it('offers a regional programme where the site says that it can be followed', async () => {
  const { programmes = [] } = why(await deployed('regionalProgrammes: [herstelcirkel]'), patient)
  expect(programmes.find(({ id }) => id === 'herstelcirkel')).toMatchObject({ fits: true, failed: [] })
})

it('names the caution that rules a programme out', () => {
  const lean = why(everywhere, { ...patient, weight: { '2026-10-01': 75 } })
  expect(lean.programmes?.map(({ fits }) => fits)).not.toContain(true)
  expect(lean.programmes?.find(({ id }) => id === 'welzijn-op-recept')?.failed).toEqual([
    { kind: 'region' },
    { kind: 'caution', caution: 'rule-out-lada-mody' },
  ])
  const infarction = why(everywhere, { ...patient, conditions: { 'myocardial-infarction': '2026-09-01' } })
  const failed = (id: string) => infarction.programmes?.find((programme) => programme.id === id)?.failed
  expect(failed('kdo-gli')).toEqual([{ kind: 'caution', caution: 'recent-mi-or-stroke' }])
  expect(failed('gli')).toEqual([])
})
