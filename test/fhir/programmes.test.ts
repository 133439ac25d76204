import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { readProgrammes } from '../../src/fhir/programmes.ts'
import { asOf, contextOf, knowledge } from './medication.ts'

type Loose = Readonly<Record<string, unknown>>

const subject = { reference: 'Patient/p1' }
const snomed = 'http://snomed.info/sct'
const own = knowledge.codes.systems.get('programme')?.[0] ?? ''
const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display ? { display } : {}) }],
})

const carePlan = (fields: Loose = {}): Loose => ({
  resourceType: 'CarePlan',
  id: 'c',
  subject,
  status: 'active',
  intent: 'plan',
  title: 'GLI',
  ...fields,
})
const procedure = (fields: Loose = {}): Loose => ({
  resourceType: 'Procedure',
  id: 'p',
  subject,
  status: 'in-progress',
  code: { text: 'Koolhydraatarm dieet' },
  ...fields,
})
const referral = (fields: Loose = {}): Loose => ({
  resourceType: 'ServiceRequest',
  id: 's',
  subject,
  status: 'active',
  intent: 'order',
  code: { text: 'Verwijzing GLI' },
  authoredOn: '2026-10-01',
  ...fields,
})

function read(resource: Loose, on = asOf) {
  return readProgrammes([resource as unknown as Resource], knowledge, contextOf(on))[0] ?? null
}
const of = (title: string) => read(carePlan({ title }))
const phase = (resource: Loose, on?: string) => read(resource, on)?.phase ?? 'none'

describe('a programme is recognised by its words', () => {
  it.each([
    ['GLI', 'gli', 'healthy'],
    ['gli', 'gli', 'healthy'],
    ['GLI-programma bij de fysiotherapeut', 'gli', 'healthy'],
    ['Gecombineerde Leefstijlinterventie', 'gli', 'healthy'],
    ['BeweegKuur', 'gli', 'healthy'],
    ['CooL', 'gli', 'healthy'],
    ['SLIMMER', 'gli', 'healthy'],
    ['X-Fittt 2.0', 'gli', 'healthy'],
    ['Samen Sportief in Beweging', 'gli', 'none'],
    ['Keer Diabetes2 Om', 'kdo-gli', 'low-carbohydrate'],
    ['keer diabetes om', 'kdo-gli', 'low-carbohydrate'],
    ['KDO', 'kdo-gli', 'low-carbohydrate'],
    ['KDO GLI', 'kdo-gli', 'low-carbohydrate'],
    ['KDO Plus', 'kdo-plus', 'low-carbohydrate'],
    ['Herstelcirkel in de wijk', 'herstelcirkel', 'low-carbohydrate'],
    ['Nationale Diabetes Challenge', 'nationale-diabetes-challenge', 'none'],
    ['Samen sterk met suiker', 'samen-sterk-met-suiker', 'none'],
    ['Welzijn op Recept', 'welzijn-op-recept', 'none'],
  ])('%s', (title, programme, diet) => {
    expect(of(title)).toMatchObject({ programme, diet })
  })

  it.each([
    ['Koolhydraatarme voeding', 'low-carbohydrate'],
    ['ketogeen dieet', 'low-carbohydrate'],
    ['Ketogenic diet', 'low-carbohydrate'],
    ['low carb', 'low-carbohydrate'],
    ['Low-carb eating', 'low-carbohydrate'],
    ['VLCD', 'very-low-calorie'],
    ['very low calorie diet', 'very-low-calorie'],
    ['Maaltijdvervangers', 'very-low-calorie'],
    ['meal replacement', 'very-low-calorie'],
    ['crashdieet', 'very-low-calorie'],
    ['crash diet', 'very-low-calorie'],
    ['total diet replacement', 'very-low-calorie'],
    ['intermittent fasting', 'very-low-calorie'],
    ['Intermittent vasten', 'very-low-calorie'],
    ['periodiek vasten', 'very-low-calorie'],
    ['therapeutisch vasten', 'very-low-calorie'],
    ['therapeutic fasting', 'very-low-calorie'],
    ['vastenkuur', 'very-low-calorie'],
    ['fasting diet', 'very-low-calorie'],
  ])('and a diet that is no programme: %s', (title, diet) => {
    expect(of(title)).toMatchObject({ programme: null, diet })
  })

  it.each([
    'Diabetes self management plan',
    'Diabetic diet',
    'Diabeteseducatie',
    'Glimlach',
    'Coolen, bezoek aan',
    'slimmere voeding',
    'nuchter blijven',
    'fasting',
    'vasten',
    'ramadan',
    'intermittent fasting glucose',
    'fasting diet, then glucose',
  ])('and not by others: %s', (title) => {
    expect(of(title)).toBeNull()
  })

  it('takes the strictest of several diets', () => {
    expect(of('GLI met koolhydraatarm dieet')).toMatchObject({ programme: 'gli', diet: 'low-carbohydrate' })
    expect(of('koolhydraatarm, start met VLCD')).toMatchObject({ diet: 'very-low-calorie' })
  })
})

describe('a programme is recognised by its code', () => {
  it.each([
    ['718361005', 'healthy'],
    ['388976009', 'healthy'],
    ['715756009', 'healthy'],
    ['377531000000108', 'healthy'],
    ['77806000', 'very-low-calorie'],
  ])('SNOMED CT %s', (code, diet) => {
    expect(read(procedure({ code: coded(snomed, code) }))).toMatchObject({ programme: null, diet })
  })

  it.each(['160670007', '170745003', '183065007', '698360004', '313204009'])('but not SNOMED CT %s', (code) => {
    expect(read(procedure({ code: coded(snomed, code) }))).toBeNull()
  })

  it.each([
    ['gli', 'gli', 'healthy'],
    ['beweegkuur', 'gli', 'healthy'],
    ['cool', 'gli', 'healthy'],
    ['slimmer', 'gli', 'healthy'],
    ['x-fittt', 'gli', 'healthy'],
    ['samen-sportief-in-beweging', 'gli', 'none'],
    ['kdo-gli', 'kdo-gli', 'low-carbohydrate'],
    ['kdo-plus', 'kdo-plus', 'low-carbohydrate'],
    ['herstelcirkel', 'herstelcirkel', 'low-carbohydrate'],
    ['nationale-diabetes-challenge', 'nationale-diabetes-challenge', 'none'],
    ['samen-sterk-met-suiker', 'samen-sterk-met-suiker', 'none'],
    ['welzijn-op-recept', 'welzijn-op-recept', 'none'],
  ])('our own %s', (code, programme, diet) => {
    expect(read(referral({ code: coded(own, code) }))).toMatchObject({ programme, diet })
  })

  it.each(['408289007', '892281000000101', '1097171000000107'])(
    'that says "referred" (%s) only in a referral',
    (code) => {
      expect(read(referral({ code: coded(snomed, code) }))).toMatchObject({ phase: 'referral' })
      expect(read(procedure({ status: 'completed', code: coded(snomed, code) }))).toBeNull()
    },
  )

  it('by its display too', () => {
    expect(read(referral({ code: coded('urn:local', '1', 'Verwijzing Keer Diabetes2 Om') }))).toMatchObject({
      programme: 'kdo-gli',
    })
  })

  it('never by words where the code is a laboratory code', () => {
    expect(read(referral({ code: coded('http://loinc.org', '1558-6', 'Low carb test') }))).toBeNull()
  })
})

describe('a CarePlan speaks of a programme', () => {
  it('in its title, its category and its activities', () => {
    expect(read(carePlan({ title: undefined, category: [{ text: 'GLI' }] }))).toMatchObject({ programme: 'gli' })
    expect(
      read(carePlan({ title: 'Zorgplan', activity: [{ detail: { code: { text: 'Koolhydraatarm dieet' } } }] })),
    ).toMatchObject({ diet: 'low-carbohydrate' })
    expect(
      read(carePlan({ title: 'Zorgplan', activity: [{ detail: { code: coded(snomed, '77806000') } }] })),
    ).toMatchObject({ diet: 'very-low-calorie' })
  })

  it('not in an activity that is not to be done', () => {
    expect(
      read(carePlan({ title: 'Zorgplan', activity: [{ detail: { doNotPerform: true, code: { text: 'VLCD' } } }] })),
    ).toBeNull()
  })

  it('also when another activity is a laboratory test or speaks of glucose', () => {
    const activity = [
      { detail: { code: coded('http://loinc.org', '1558-6', 'Fasting glucose') } },
      { detail: { description: 'glucose meten' } },
    ]
    expect(read(carePlan({ title: 'Koolhydraatarm dieet', activity }))).toMatchObject({ diet: 'low-carbohydrate' })
  })
})

describe('the course of a CarePlan', () => {
  const period = (start?: string, end?: string) => ({
    period: { ...(start ? { start } : {}), ...(end ? { end } : {}) },
  })

  it.each([
    ['active and started is running', carePlan(period('2026-01-01')), 'running'],
    ['active, started today, is running', carePlan(period('2026-11-22')), 'running'],
    ['active until today is running', carePlan(period('2026-01-01', '2026-11-22')), 'running'],
    ['active until yesterday is over', carePlan(period('2026-01-01', '2026-11-21')), 'over'],
    ['active without any date is running', carePlan(), 'running'],
    ['active from tomorrow is planned', carePlan(period('2026-11-23')), 'planned'],
    ['on hold is not running', carePlan({ status: 'on-hold', ...period('2026-01-01') }), 'over'],
    ['completed is over', carePlan({ status: 'completed', ...period('2026-01-01') }), 'over'],
    ['revoked is over', carePlan({ status: 'revoked', ...period('2026-01-01') }), 'over'],
    ['a draft is none', carePlan({ status: 'draft', ...period('2026-01-01') }), 'none'],
    ['entered in error is none', carePlan({ status: 'entered-in-error', ...period('2026-01-01') }), 'none'],
    ['unknown is none', carePlan({ status: 'unknown', ...period('2026-01-01') }), 'none'],
    ['an order counts', carePlan({ intent: 'order', ...period('2026-01-01') }), 'running'],
    ['a proposal is none', carePlan({ intent: 'proposal', ...period('2026-01-01') }), 'none'],
    ['an option is none', carePlan({ intent: 'option', ...period('2026-01-01') }), 'none'],
    ['of another patient is none', carePlan({ subject: { reference: 'Patient/p2' } }), 'none'],
    ['of nobody is none', carePlan({ subject: undefined }), 'none'],
  ])('%s', (_sentence, resource, wanted) => {
    expect(phase(resource)).toBe(wanted)
  })

  it('starts with its period, else when it was made', () => {
    expect(read(carePlan({ created: '2026-02-01', ...period('2026-01-01') }))?.start).toBe('2026-01-01')
    expect(read(carePlan({ created: '2026-02-01' }))?.start).toBe('2026-02-01')
  })

  it('that started in this month or year has started', () => {
    expect(phase(carePlan(period('2026-11')), '2026-11-02')).toBe('running')
    expect(phase(carePlan(period('2026')), '2026-03-01')).toBe('running')
    expect(phase(carePlan(period('2026-12')))).toBe('planned')
  })

  it('that ends in a month ends on its last day', () => {
    expect(read(carePlan(period('2026-01', '2026-11')))).toMatchObject({
      phase: 'running',
      start: '2026-01-15',
      end: '2026-11-30',
    })
  })

  it('with an unknown modifier still counts, and is in doubt', () => {
    expect(read(carePlan({ modifierExtension: [{ url: 'urn:x' }] }))).toMatchObject({
      phase: 'running',
      doubtful: true,
    })
  })
})

describe('the course of a Procedure', () => {
  const performed = (start: string, end?: string) => ({ performedPeriod: { start, ...(end ? { end } : {}) } })

  it.each([
    ['in progress and started is running', procedure(performed('2026-01-01')), 'running'],
    ['in progress without a date is running', procedure(), 'running'],
    ['in progress until yesterday is over', procedure(performed('2026-01-01', '2026-11-21')), 'over'],
    ['in progress from tomorrow is planned', procedure(performed('2026-11-23')), 'planned'],
    ['in preparation is planned', procedure({ status: 'preparation', ...performed('2026-12-01') }), 'planned'],
    ['completed is over', procedure({ status: 'completed', performedDateTime: '2026-01-01' }), 'over'],
    ['stopped is over', procedure({ status: 'stopped', ...performed('2026-01-01') }), 'over'],
    ['on hold is not running', procedure({ status: 'on-hold', ...performed('2026-01-01') }), 'over'],
    ['not done is none', procedure({ status: 'not-done', ...performed('2026-01-01') }), 'none'],
    ['entered in error is none', procedure({ status: 'entered-in-error' }), 'none'],
  ])('%s', (_sentence, resource, wanted) => {
    expect(phase(resource)).toBe(wanted)
  })

  it('starts when it was performed', () => {
    expect(read(procedure({ status: 'completed', performedDateTime: '2026-01-05' }))?.start).toBe('2026-01-05')
    expect(read(procedure(performed('2026-01-06')))?.start).toBe('2026-01-06')
  })
})

describe('a referral', () => {
  it.each([
    ['active is one', referral(), 'referral'],
    ['on hold is one', referral({ status: 'on-hold' }), 'referral'],
    ['completed is one', referral({ status: 'completed' }), 'referral'],
    ['a draft is none', referral({ status: 'draft' }), 'none'],
    ['revoked is none', referral({ status: 'revoked' }), 'none'],
    ['entered in error is none', referral({ status: 'entered-in-error' }), 'none'],
    ['a plan is one', referral({ intent: 'plan' }), 'referral'],
    ['a proposal is none', referral({ intent: 'proposal' }), 'none'],
    ['not to be done is none', referral({ doNotPerform: true }), 'none'],
    ['written tomorrow is not seen', referral({ authoredOn: '2026-11-23' }), 'none'],
    ['written in this month is seen', referral({ authoredOn: '2026-11' }), 'referral'],
  ])('%s', (_sentence, resource, wanted) => {
    expect(phase(resource, '2026-11-22')).toBe(wanted)
  })

  it('has the day on which it was written', () => {
    expect(read(referral())?.authored).toBe('2026-10-01')
  })
})
