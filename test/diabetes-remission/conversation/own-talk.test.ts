import type { Resource } from 'fhir/r4.js'
import { afterAll, describe, expect, it } from 'vitest'
import type { Sheet } from '../../../src/conversation/sheet.ts'
import { anchor, readFixture } from '../../../src/examples/fixture.ts'
import type { AgreedTalk } from '../../../src/page/model/smart/saving/agreed.ts'
import { transactionOf } from '../../../src/page/model/smart/saving/transaction.ts'
import { bodyOf, sheetAbout, start } from '../../conversation/asked.ts'
import { why } from '../../why.ts'

const app = start()
afterAll(() => app.close())
const bundle = readFixture('candidate-two-years-bmi-32')
const body = bodyOf(bundle)
const record = (bundle.entry ?? []).flatMap(({ resource }) => resource ?? [])
const yes = (kind: string, text: string) => ({ kind, label: 'U', text, inRecord: true })

async function talk(change: (sheet: Sheet) => Partial<AgreedTalk> = () => ({})) {
  const sheet = await sheetAbout(app, body)
  const [programme = ''] = Object.keys(sheet.templates.referrals)
  return transactionOf({
    id: '4d5a21bf-8ff8-4a4c-9a53-7f9a9dd0a6ba',
    day: anchor,
    patientId: body.patientId,
    author: null,
    templates: sheet.templates,
    goalShown: true,
    lines: [yes('own-words', 'Minder medicijnen'), yes('chosen', 'Keer Diabetes2 Om GLI'), yes('does', 'Wandelen')],
    decision: 'now',
    saidBy: 'patient',
    chosen: [programme],
    say: { plan: 'Afspraken', related: 'Naaste', practitioner: 'Zorgverlener' },
    ...change(sheet),
  })
}

/** What the service decides once this stands in the record too. */
function afterwards(written: readonly (Resource | undefined)[]) {
  const resources = written.map((one, at) => ({ ...one, id: `written-${at}` }) as Resource)
  return why([...record, ...resources], { patientId: body.patientId, asOf: anchor })
}
const candidate = ({ decisions }: ReturnType<typeof afterwards>) =>
  decisions.find(({ rule }) => rule === 'remission-candidate')

describe('what a talk writes', () => {
  it('is known again by the service: it was discussed, and asked for nothing else', async () => {
    expect(candidate(afterwards([]))?.notShown).toBe(null)
    const { entry = [] } = await talk(() => ({ chosen: [] }))
    const after = afterwards(entry.map(({ resource }) => resource))
    expect(candidate(after)?.notShown).toBe('recently-discussed')
    const { entry: referred = [] } = await talk()
    expect(candidate(afterwards(referred.map(({ resource }) => resource)))?.notShown).toBe('recently-referred')
    const started = after.decisions.find(({ rule }) => rule === 'programme-evaluation')
    expect(started?.outcome).toBe('not-applicable')
  })

  it.each(['not', 'later'] as const)('as "%s" is known again as a refusal', async (decision) => {
    const { entry = [] } = await talk(() => ({ decision }))
    const written = entry.map(({ resource }) => resource)
    expect(written.map((one) => one?.resourceType)).toEqual(['Goal', 'Goal', 'CarePlan'])
    expect(candidate(afterwards(written))?.notShown).toMatch(/declined|recently-discussed/)
    const refusal = written.filter((one) => one?.resourceType === 'Goal' && one.lifecycleStatus === 'rejected')
    expect(candidate(afterwards(refusal))?.notShown).toBe('declined')
  })

  it('is of another kind where the goal was not on the screen', async () => {
    const codesOf = (transaction: Awaited<ReturnType<typeof talk>>) => {
      const plan = transaction.entry?.at(-1)?.resource
      return plan?.resourceType === 'CarePlan' ? plan.activity?.[0]?.detail?.code?.coding?.[0]?.code : undefined
    }
    expect(codesOf(await talk(() => ({ goalShown: false })))).not.toBe(codesOf(await talk()))
  })

  it('is the same each time, and each resource can be told by its identifier', async () => {
    const [one, other] = [await talk(), await talk()]
    expect(one).toEqual(other)
    const values = one.entry?.map(({ resource }) => resource?.identifier?.at(-1)?.value)
    expect(new Set(values).size).toBe(one.entry?.length)
    expect(new Set(one.entry?.map(({ fullUrl }) => fullUrl)).size).toBe(one.entry?.length)
    for (const [at, { request }] of (one.entry ?? []).entries())
      expect(new URLSearchParams(request?.ifNoneExist).get('identifier')).toMatch(new RegExp(`\\|${values?.[at]}$`))
  })

  it('has no score as a value, and nothing that may not stand in the record', async () => {
    const lines = [
      yes('scales', 'hoe belangrijk: 8 van 10'),
      yes('own-words', 'Fitter zijn'),
      { ...yes('does', 'Zwemmen'), inRecord: null },
    ]
    const transaction = await talk(() => ({ lines, chosen: [] }))
    expect(transaction.entry?.map(({ resource }) => resource?.resourceType)).toEqual(['Goal', 'CarePlan'])
    expect(transaction.entry?.[0]?.resource).toMatchObject({ note: [{ text: 'U: hoe belangrijk: 8 van 10' }] })
    expect(JSON.stringify(transaction)).not.toContain('Zwemmen')
  })

  it.each([
    ['related', { type: 'RelatedPerson', display: 'Naaste' }],
    ['practitioner', { type: 'Practitioner', display: 'Zorgverlener' }],
    [null, undefined],
  ] as const)('says who said it: %s', async (saidBy, expressedBy) => {
    const goal = (await talk(() => ({ saidBy }))).entry?.[0]?.resource
    expect(goal?.resourceType === 'Goal' && goal.expressedBy).toEqual(expressedBy)
  })
})
