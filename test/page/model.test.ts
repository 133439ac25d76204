import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { dayAt } from '../../src/calendar.ts'
import { fixtureNames, readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { barsOf } from '../../src/page/model/course/bars.ts'
import { curlFor } from '../../src/page/model/curl.ts'
import { writeAmount } from '../../src/page/model/fields/amount.ts'
import { htmlOf } from '../../src/page/model/markdown.ts'
import { problemIn } from '../../src/page/model/problem.ts'
import { added, withoutAdded } from '../../src/page/model/record/added.ts'
import { applied, signed } from '../../src/page/model/record/apply.ts'
import {
  diagnosed,
  drugsOf,
  measured,
  measuredAnew,
  measurementsOf,
  stopped,
  without,
} from '../../src/page/model/record/change.ts'
import { describe as inWords } from '../../src/page/model/record/draft.ts'
import { readRecord } from '../../src/page/model/record/own-record.ts'
import { uuid } from '../../src/page/model/record/random.ts'
import { callFor, type PatientRecord, renamed, resourcesOf } from '../../src/page/model/record/record.ts'
import { isTyped } from '../../src/page/model/record/typed.ts'
import { foremost } from '../../src/page/model/why/foremost.ts'
import { called, callOf } from '../shipped.ts'

const service = { ...called, id: 's', title: '', description: '' }

function recordOf(name: string): PatientRecord {
  const call = callOf(shiftBundle(readFixture(name), dayAt(Date.now())))
  return { patientId: call.context.patientId, resources: resourcesOf(call.prefetch), unavailable: [] }
}
const find = ({ resources }: PatientRecord, type: string) =>
  resources.find(({ resourceType }) => resourceType === type) as Resource & Record<string, unknown>

describe('a record on the page', () => {
  it.each(fixtureNames())('%s is sent as a HIS sends it', (name) => {
    const whole = callOf(shiftBundle(readFixture(name), dayAt(Date.now())))
    expect(callFor(service, recordOf(name), uuid()).prefetch).toEqual(whole.prefetch)
  })

  it.each(fixtureNames())('%s has nothing of its old id once it has another', (name) => {
    const record = recordOf(name)
    const again = renamed(record, 'try-1')
    expect(JSON.stringify(again)).not.toContain(`"Patient/${record.patientId}"`)
    expect(find(again, 'Patient').id).toBe('try-1')
    expect(renamed(again, record.patientId)).toEqual(record)
  })

  it('leaves out what could not be had, which is not the same as nothing', () => {
    const call = callFor(service, { ...recordOf('no-diabetes'), unavailable: ['Goal'] }, 'i')
    expect(call.prefetch).not.toHaveProperty('goals')
    expect(call.prefetch).toHaveProperty('procedures')
  })

  it('signs a draft, and leaves what is no draft as it is', () => {
    expect(signed({ resourceType: 'ServiceRequest', status: 'draft', intent: 'proposal' })).toMatchObject({
      status: 'active',
      intent: 'order',
    })
    expect(signed({ resourceType: 'Goal', lifecycleStatus: 'proposed' })).toMatchObject({ lifecycleStatus: 'active' })
    expect(signed({ resourceType: 'CarePlan', status: 'completed', intent: 'plan' })).toMatchObject({
      status: 'completed',
      intent: 'plan',
    })
  })

  it('adds what a suggestion creates and replaces what it updates', () => {
    const record = recordOf('no-diabetes')
    const condition = find(record, 'Condition')
    const update = { type: 'update', description: 'd', resource: { ...condition, note: [] } } as never
    const create = { type: 'create', description: 'd', resource: { resourceType: 'Goal' } } as never
    const after = applied(record, [update, create], () => 'new')
    expect(after.resources).toHaveLength(record.resources.length + 1)
    expect(find(after, 'Condition')).toHaveProperty('note')
    expect(find(after, 'Goal').id).toBe('new')
  })

  it('tells apart what was added while that is news, and as part of the record to any other hook', () => {
    const coding = { system: 's', code: 'c', display: 'd' }
    const record = added(recordOf('no-diabetes'), 'n', coding, { recorded: '2026-11-20', since: '' })
    const adding = callFor({ ...service, hook: 'problem-list-item-create' }, record, 'i')
    expect(adding.context.conditions?.entry?.map(({ resource }) => resource?.id)).toEqual(['n'])
    expect(JSON.stringify(adding.prefetch)).not.toContain('"n"')
    const opening = callFor(service, record, 'i')
    expect(opening.context).not.toHaveProperty('conditions')
    expect(JSON.stringify(opening.prefetch.conditions)).toContain('"n"')
    expect(withoutAdded(record, 'n').added).toEqual([])
  })

  it('changes, adds and removes measurements, diagnoses and drugs', () => {
    const record = recordOf('metformin-hba1c-46')
    const [line] = measurementsOf(record)
    if (!line) throw new Error('no measurement')
    const changed = measurementsOf(measuredAnew(record, line.id, 99, '2020-01-01'))
    expect(changed.find(({ id }) => id === line.id)).toMatchObject({ value: 99, day: '2020-01-01' })
    const coding = { system: 's', code: 'c', display: 'd' }
    expect(measurementsOf(measured(record, 'n', coding, { value: 1, unit: 'kg', day: '2999-01-01' }))[0]).toMatchObject(
      { id: 'n' },
    )
    expect(diagnosed(record, 'n', coding, '2020-01-01').resources.at(-1)).toMatchObject({
      subject: { reference: `Patient/${record.patientId}` },
    })
    expect(without(record, 'Observation', line.id).resources).toHaveLength(record.resources.length - 1)
    const [drug] = drugsOf(record)
    const after = stopped(record, drug?.type ?? '', drug?.id ?? '', '2026-01-01')
    expect(drugsOf(after)[0]).toMatchObject({ isOver: true, day: '2026-01-01' })
  })

  it('stops a drug without a period, and one that is a statement', () => {
    const resources = [
      { resourceType: 'MedicationRequest', id: 'r', status: 'active', authoredOn: '2020-01-01' },
      { resourceType: 'MedicationStatement', id: 's', status: 'active', effectiveDateTime: '2020-01-01' },
    ] as unknown as Resource[]
    const record = { patientId: 'p', resources, unavailable: [] }
    const after = stopped(
      stopped(record, 'MedicationRequest', 'r', '2021-01-01'),
      'MedicationStatement',
      's',
      '2021-02-01',
    )
    expect(after.resources).toMatchObject([
      {
        status: 'stopped',
        dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2020-01-01', end: '2021-01-01' } } } }],
      },
      { status: 'completed', effectivePeriod: { start: '2020-01-01', end: '2021-02-01' } },
    ])
    expect(after.resources[1]).not.toHaveProperty('effectiveDateTime')
  })
})

describe('what the page reads and shows', () => {
  it('takes the body of a hook call as well as a Bundle', () => {
    const call = callOf(readFixture('no-diabetes'))
    expect(readRecord(JSON.stringify(call))).toMatchObject({ patientId: call.context.patientId })
  })

  it('settles ids and references that go by fullUrl, as other systems export them', () => {
    const entry = [
      { fullUrl: 'urn:uuid:a-1', resource: { resourceType: 'Patient' } },
      { fullUrl: 'urn:uuid:b-2', resource: { resourceType: 'Condition', subject: { reference: 'urn:uuid:a-1' } } },
    ]
    expect(readRecord(JSON.stringify({ resourceType: 'Bundle', entry }))).toMatchObject({
      patientId: 'a-1',
      resources: [{ id: 'a-1' }, { id: 'b-2', subject: { reference: 'Patient/a-1' } }],
    })
  })

  it('knows a day that is typed to its end', () => {
    expect(['0002-01-01', '', '2026-1-1', '2026-01-01'].map(isTyped)).toEqual([false, false, false, true])
  })

  it('turns Markdown into HTML in which nothing runs and nothing is fetched', () => {
    const html = htmlOf(
      '<img src=x onerror=a>\n\n![p](https://x.example/p.png) [k](javascript:a) [l](https://x.example)\n\n|a|\n|:-:|\n|b|',
    )
    expect(html).not.toMatch(/<img|href="javascript|style=/)
    expect(html).toContain('<a href="https://x.example" target="_blank" rel="noopener noreferrer">l</a>')
    expect(html).toContain('<td>b</td>')
  })

  it('says a draft in plain words', () => {
    const goal = {
      resourceType: 'Goal',
      lifecycleStatus: 'proposed',
      description: { text: '10 % minder' },
      target: [{ detailQuantity: { value: 81.9, unit: 'kg' } }],
      statusDate: '2026-11-22',
    }
    expect(inWords(goal)).toEqual([
      { what: 'about', kind: 'text', value: '10 % minder' },
      { what: 'status', kind: 'term', value: 'proposed' },
      { what: 'goal', kind: 'text', value: '81.9 kg' },
      { what: 'date', kind: 'day', value: '2026-11-22' },
    ])
    expect(inWords(goal, (value) => writeAmount(value, 'nl'))).toContainEqual({
      what: 'goal',
      kind: 'text',
      value: '81,9 kg',
    })
  })

  it('tells first of the values that lie nearest to what was measured in their unit', () => {
    const value = (name: string, value: number, unit: string) => ({ name, value, unit }) as never
    const fact = (value: unknown, unit: string, used = true) => ({ value, unit, used }) as never
    const values = [value('for', 6, 'mo'), value('far', 5, 'a/b'), value('near', 48, 'a/b'), value('other', 56, 'c/d')]
    const told = (evidence: number[]) =>
      foremost({ values, evidence } as never, [fact(56, 'a/b'), fact(56, 'c/d', false), fact('x', 'mo')]).map(
        ({ name }) => name,
      )
    expect(told([0, 1, 2])).toEqual(['near', 'far', 'for', 'other'])
    expect(told([])).toEqual(['for', 'far', 'near', 'other'])
  })

  it('writes a curl line that a shell reads as it was meant', () => {
    expect(curlFor('POST', 'http://x/', { a: "it's" }, 'nl')).toBe(
      "curl -s -X POST -H 'Accept-Language: nl' -H 'Content-Type: application/json' --data-binary '{\"a\":\"it'\\''s\"}' 'http://x/'",
    )
    expect(curlFor('GET', 'http://x/', undefined, 'en')).toBe("curl -s -H 'Accept-Language: en' 'http://x/'")
  })

  it('tells of any answer that is no OperationOutcome by its status alone', () => {
    expect(problemIn(502, '<html>')).toMatchObject({ status: 502, issues: [] })
    expect(
      problemIn(412, { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'd', expression: ['e', 'f'] }] }),
    ).toMatchObject({
      issues: [{ code: '', diagnostics: 'd', where: 'e, f' }],
    })
  })

  it('draws drugs and programmes within the span, and says which ends are a guess', () => {
    const drug = {
      name: 'a',
      classes: [],
      inUse: true,
      start: '2010-01-01',
      end: null,
      approximate: false,
      doses: [],
      sources: [],
    }
    const old = { ...drug, inUse: false, end: '2011-01-01' }
    const vague = {
      ...drug,
      inUse: false,
      start: null,
      end: '2026-03-01',
      approximate: true,
      doses: [{ from: '2026-02-01', amount: 500, unit: 'mg' }],
    }
    const referral = { programme: 'gli', phase: 'referral', start: '2026-05-01', end: null, source: 's' } as const
    const span = [new Date('2025-01-01'), new Date('2027-01-01')] as const
    const { bars, changes, rows } = barsOf({ drugs: [drug, old, vague], programmes: [referral] }, '2026-06-01', span)
    expect(rows).toBe(3)
    expect(
      bars.map(({ from, to, sure }) => [from.toISOString().slice(0, 10), to.toISOString().slice(0, 10), sure]),
    ).toEqual([
      ['2025-01-01', '2026-06-01', true],
      ['2025-01-01', '2026-03-01', false],
      ['2026-05-01', '2026-05-01', true],
    ])
    expect(changes).toMatchObject([{ row: 1, amount: 500, unit: 'mg' }])
  })
})
