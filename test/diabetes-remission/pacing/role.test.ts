import { afterAll, beforeAll, expect, it } from 'vitest'
import { isForProfessional } from '../../../src/call/user.ts'
import { knowledge } from '../service.ts'
import { type OpenPractice, openPractice } from './visits.ts'

let practice: OpenPractice
beforeAll(async () => {
  practice = await openPractice({ knowledge })
}, 120_000)
afterAll(() => practice?.close())

const by = (userId: string) => (call: object) => {
  const { context } = call as { context: object }
  return { ...call, context: { ...context, userId } }
}
const [goal, danger] = ['candidate-two-years-bmi-32', 'loss-of-control-after-stop']

it('is shown to professionals alone', async () => {
  for (const user of ['Patient/p1', 'RelatedPerson/r1']) {
    expect(await practice.visit(goal, 0, by(user))).toEqual([])
    expect(await practice.visit(danger, 0, by(user))).toEqual([])
    const { decision, whole } = await practice.why(goal, 'remission-candidate', 0, '', by(user))
    expect(decision).toMatchObject({ outcome: 'recommend', notShown: 'not-a-professional', card: null })
    expect(whole.cards).toEqual([])
  }
  // None of these counted as shown.
  for (const day of [0, 3]) expect(await practice.visit(goal, day, by('PractitionerRole/poh'))).toHaveLength(1)
})

it('on the record is for those whom the site lists, once it is switched on', async () => {
  const rulesOn = ['diabetes-remission/record-quality']
  const nurse = 'PractitionerRole/poh'
  const site = { rulesOn, users: { 'practice-nurses': [nurse] } }
  const listed = await openPractice({ knowledge, site })
  const unlisted = await openPractice({ knowledge, site: { rulesOn } })
  try {
    const fixture = 'type-not-recorded'
    const told = async (who: string, at = listed) => (await at.why(fixture, 'record-quality', 0, '', by(who))).decision
    expect(await told('Practitioner/gp')).toMatchObject({
      outcome: 'recommend',
      notShown: 'not-for-this-user',
      card: null,
    })
    expect(await told(nurse, unlisted)).toMatchObject({ notShown: 'not-for-this-user' })
    expect(await told(`https://his.example/fhir/${nurse}/_history/2`)).toMatchObject({ notShown: null })
    expect(await listed.visit(fixture, 0, by('Practitioner/gp'))).toEqual([])
    expect(await listed.visit(fixture, 0, by(nurse))).toHaveLength(1)
    expect((await practice.why(fixture, 'record-quality', 0, '', by(nurse))).decision.reason).toBe('switched-off')
  } finally {
    await Promise.all([listed.close(), unlisted.close()])
  }
}, 120_000)

it.each([
  ['Patient/p1', false],
  ['https://his.example/fhir/Patient/p1', false],
  ['Patient/p1/_history/3', false],
  ['patient/p1', false],
  ['RelatedPerson/r1', false],
  ['Practitioner/x', true],
  ['PractitionerRole/Patient', true],
  ['dr. Patient', true],
])('%s may be a professional: %s', (userId, may) => {
  expect(isForProfessional({ context: { userId } })).toBe(may)
})
