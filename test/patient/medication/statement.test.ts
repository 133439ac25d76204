import { describe, expect, it } from 'vitest'
import { agreement, dispense, read, request, statement } from './medication.ts'
import { order, period, table } from './statement-table.ts'

table('the table of statements', [
  ['an active statement without a period is in use', [statement()], 'in use'],
  ['an active statement with an open period is in use', [statement(period('2024-01-01'))], 'in use'],
  [
    'an active statement whose period covers the day is in use',
    [statement(period('2024-01-01', '2026-12-31'))],
    'in use',
  ],
  ['a period that ends on the day judged still covers it', [statement(period('2024-01-01', '2026-11-22'))], 'in use'],
  ['a period that starts on the day judged covers it', [statement(period('2026-11-22'))], 'in use'],
  ['an unknown status is read like active', [statement({ status: 'unknown', ...period('2024-01-01') })], 'in use'],
  ['no status at all is read like unknown', [statement({ status: undefined, ...period('2024-01-01') })], 'in use'],
  [
    'a status that FHIR does not know is read like unknown',
    [statement({ status: 'aan', ...period('2024-01-01') })],
    'in use',
  ],
  ['an active request without a period is in use', [request({ authoredOn: '2026-05-01' })], 'in use'],
  ['an unknown request is in use', [request({ status: 'unknown' })], 'in use'],
  [
    'an active statement whose period is over ended on its end',
    [statement(period('2024-01-01', '2026-11-21'))],
    'ended 2026-11-21',
  ],
  [
    'an unknown statement whose period is over ended on its end',
    [statement({ status: 'unknown', ...period('2024-01-01', '2026-03-01') })],
    'ended 2026-03-01',
  ],
  [
    'an active request whose bounds are over ended on their end',
    [request(order('2024-01-01', '2026-03-01'))],
    'ended 2026-03-01',
  ],
  [
    'a start after the day, written before it, is planned and not in use',
    [statement({ dateAsserted: '2026-11-01', ...period('2026-12-01') })],
    'not counted',
  ],
  [
    'a start after the day with nothing else is not seen',
    [statement(period('2026-12-01'))],
    'not counted (after-as-of)',
  ],
  [
    'completed ended on the end of its period',
    [statement({ status: 'completed', ...period('2024-01-01', '2026-03-01') })],
    'ended 2026-03-01',
  ],
  [
    'stopped ended on the end of its period',
    [statement({ status: 'stopped', ...period('2024-01-01', '2026-03-01') })],
    'ended 2026-03-01',
  ],
  [
    'completed without an end ended on an unknown day',
    [request({ status: 'completed', authoredOn: '2026-03-01' })],
    'ended, unknown when',
  ],
  [
    'stopped without an end ended on an unknown day',
    [statement({ status: 'stopped', ...period('2026-01-01') })],
    'ended, unknown when',
  ],
  [
    'the day a request was written is no stop date',
    [request({ status: 'stopped', authoredOn: '2026-11-01' })],
    'ended, unknown when',
  ],
  [
    'stopped with an end after the day is still in use',
    [statement({ status: 'stopped', ...period('2024-01-01', '2026-12-01') })],
    'in use',
  ],
  [
    'completed with an end after the day is still in use',
    [request({ status: 'completed', ...order('2024-01-01', '2026-12-01') })],
    'in use',
  ],
  [
    'on hold is not in use, and ended on the end of its period',
    [statement({ status: 'on-hold', ...period('2024-01-01', '2026-03-01') })],
    'ended 2026-03-01',
  ],
  [
    'on hold without an end is like stopped without one',
    [statement({ status: 'on-hold', ...period('2026-01-01') })],
    'ended, unknown when',
  ],
  ['a cancelled request is not counted', [request({ status: 'cancelled' })], 'not counted (status)'],
  ['entered in error is not counted', [statement({ status: 'entered-in-error' })], 'not counted (status)'],
  ['a draft is not counted', [request({ status: 'draft' })], 'not counted (status)'],
  ['not taken is not counted', [statement({ status: 'not-taken' })], 'not counted (status)'],
  ['intended is not counted', [statement({ status: 'intended' })], 'not counted (status)'],
  [
    'a declined dispense is not counted',
    [dispense({ status: 'declined', whenHandedOver: '2026-11-01' })],
    'not counted (status)',
  ],
  [
    'a dispense in preparation is not counted',
    [dispense({ status: 'preparation', whenHandedOver: '2026-11-01' })],
    'not counted (status)',
  ],
  ['a proposal is not counted', [request({ intent: 'proposal' })], 'not counted (status)'],
  ['an option is not counted', [request({ intent: 'option' })], 'not counted (status)'],
  ['a plan counts', [request({ intent: 'plan' })], 'in use'],
  ['what is not to be done is not counted', [request({ doNotPerform: true })], 'not counted (status)'],
  ['what is not not to be done counts', [request({ doNotPerform: false })], 'in use'],
])

table('whose it is', [
  [
    'of another patient is not read',
    [statement({ subject: { reference: 'Patient/p2' } })],
    'not counted (other-patient)',
  ],
  [
    'of this patient by a versioned reference is read',
    [statement({ subject: { reference: 'Patient/p1/_history/3' } })],
    'in use',
  ],
  [
    'of this patient by an absolute reference is read',
    [statement({ subject: { reference: 'https://his.example/fhir/Patient/p1' } })],
    'in use',
  ],
])

describe('a statement that is in doubt', () => {
  const unknown = { modifierExtension: [{ url: 'https://his.example/negated', valueBoolean: true }] }
  const drugOf = (...resources: Parameters<typeof read>[0]) => read(resources).drugs[0]

  it('with an unknown modifier extension counts as unclassified; in the safety rules its class counts', () => {
    expect(drugOf(statement(unknown))).toMatchObject({ classes: ['unclassified'], careful: ['metformin'], inUse: true })
  })

  it('without a subject counts as unclassified; in the safety rules its class counts', () => {
    expect(drugOf(statement({ subject: undefined }))).toMatchObject({
      classes: ['unclassified'],
      careful: ['metformin'],
    })
  })

  it('the MP9 stop type is a modifier that is known', () => {
    expect(drugOf(agreement({ authoredOn: '2026-06-01', stop: '410546004' }))?.classes).toEqual(['metformin'])
  })

  it('a stop type of a code that is not known is in doubt', () => {
    expect(drugOf(agreement({ authoredOn: '2026-06-01', stop: '12345678' }))?.classes).toEqual(['unclassified'])
  })

  it('a stop type of the right code in another system is in doubt', () => {
    const [stop] = (agreement({ stop: '410546004' }) as never as { modifierExtension: { url: string }[] })
      .modifierExtension
    const local = { url: stop?.url, valueCodeableConcept: { coding: [{ system: 'urn:local', code: '410546004' }] } }
    expect(drugOf(statement({ modifierExtension: [local] }))?.classes).toEqual(['unclassified'])
  })

  it('that is older than one without doubt does not make the treatment doubtful', () => {
    const drug = drugOf(
      statement({ ...unknown, dateAsserted: '2025-01-01' }),
      statement({ dateAsserted: '2026-01-01' }),
    )
    expect(drug?.classes).toEqual(['metformin'])
  })

  it('a drug that lowers no glucose stays what it is', () => {
    expect(drugOf(statement({ ...unknown, medicationCodeableConcept: { text: 'Lisinopril 10 mg' } }))?.classes).toEqual(
      ['antihypertensive'],
    )
  })

  it.each([
    ['a name that is in no list', { text: 'xyz' }, ['unclassified']],
    [
      'that name and a code that nobody knows',
      { text: 'xyz', coding: [{ system: 'urn:his', code: '1' }] },
      ['unclassified'],
    ],
    ['the name of another drug', { text: 'AMOXICILLINE 500 mg' }, []],
    [
      'an ATC code of another drug',
      { text: 'xyz', coding: [{ system: 'http://www.whocc.no/atc', code: 'J01CA04' }] },
      [],
    ],
    ['what is used beside drugs', { text: 'pennaalden xyz' }, []],
  ])('with %s is %j as far as it may be one', (_, medicationCodeableConcept, classes) => {
    expect(drugOf(statement({ ...unknown, medicationCodeableConcept }))?.classes).toEqual(classes)
    expect(drugOf(statement({ subject: undefined, medicationCodeableConcept }))?.classes).toEqual(classes)
    expect(drugOf(statement({ medicationCodeableConcept }))?.classes).toEqual([])
  })
})
