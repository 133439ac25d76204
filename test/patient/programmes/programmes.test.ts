import { describe, expect, it } from 'vitest'
import { carePlan, coded, phase, procedure, read, referral, snomed } from './recorded.ts'

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
    ['a draft is one, for a while', referral({ status: 'draft' }), 'referral'],
    ['also as a proposal, as our own are', referral({ status: 'draft', intent: 'proposal' }), 'referral'],
    ['not as an option', referral({ status: 'draft', intent: 'option' }), 'none'],
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
