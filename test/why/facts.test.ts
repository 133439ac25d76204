import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { coded, glucose, hba1c, observation, subject, whyOf } from '../patient/measurements/observed.ts'
import { why } from '../why.ts'

/** The fact of one Observation, in what "why?" says of it with others. */
function factOf(one: { readonly id?: string | undefined }, ...others: readonly object[]) {
  return whyOf([one, ...others]).facts.find(({ source }) => source === `Observation/${one.id}`)
}

describe('every reason why a value was not used', () => {
  const newer = hba1c('2026-11-01', 55)

  // biome-ignore format: a table
  it.each<[string, Resource, readonly object[]]>([
    ['no-unit', observation({ valueQuantity: { value: 50 } }), []],
    ['unknown-unit', observation({ valueQuantity: { value: 50, unit: 'mmol/L' } }), []],
    ['unit-conflict', observation({ valueQuantity: { value: 50, unit: '%', code: 'mmol/mol' } }), []],
    ['implausible', hba1c('2026-10-01', 520), []],
    ['status', hba1c('2026-10-01', 50, { status: 'preliminary' }), []],
    ['no-quantity', observation({ valueQuantity: undefined, valueString: '50' }), []],
    ['unknown-modifier', hba1c('2026-10-01', 50, { modifierExtension: [{ url: 'http://example.org/x' }] }), []],
    ['unreliable', hba1c('2026-10-01', 50), [{ resourceType: 'Condition', id: 'b78', subject, code: { coding: [{ system: 'http://snomed.info/sct', code: '127040003' }] } }]],
    ['no-date', observation({ effectiveDateTime: undefined }), []],
    ['partial-date', hba1c('2026-10', 50), []],
    ['after-as-of', hba1c('2026-11-23', 50), []],
    ['too-old', hba1c('2025-10-21', 50), []],
    ['comparator', observation({ valueQuantity: { value: 53, comparator: '<', unit: 'mmol/mol' } }), []],
    ['other-patient', hba1c('2026-10-01', 50, { subject: { reference: 'Patient/p2' } }), []],
    ['no-subject', hba1c('2026-10-01', 50, { subject: undefined }), []],
    ['not-fasting', glucose('371', '2026-01-01', 8), []],
    ['not-venous', glucose('382', '2026-01-01', 8), []],
    ['superseded', hba1c('2026-05-01', 60), [newer]],
    ['superseded', hba1c('2026-11-01', 50), [newer]],
  ])('%s', (reason, one, others) => {
    expect(factOf(one, ...others)).toMatchObject({ used: false, reason })
  })
})

describe('a value that decided, or was there to decide, is used', () => {
  it('the newest fresh one', () => {
    expect(factOf(hba1c('2026-11-01', 55))).toMatchObject({
      fact: 'hba1c',
      value: 55,
      unit: 'mmol/mol',
      date: '2026-11-01',
      used: true,
    })
  })

  it('also when no rule needed it', () => {
    const waist = observation({ code: coded(['loinc', '8280-0']), valueQuantity: { value: 90, unit: 'cm' } })
    const systolic = observation({ code: coded(['loinc', '8480-6']), valueQuantity: { value: 135, unit: 'mmHg' } })
    for (const one of [waist, systolic]) expect(factOf(one)).toMatchObject({ used: true })
  })

  it('of any age, where age does not matter', () => {
    const egfr = observation({
      code: coded(['loinc', '62238-1']),
      effectiveDateTime: '2019-01-01',
      valueQuantity: { value: 70, unit: 'mL/min' },
    })
    const height = observation({
      code: coded(['loinc', '8302-2']),
      effectiveDateTime: '2001-01-01',
      valueQuantity: { value: 170, unit: 'cm' },
    })
    for (const one of [egfr, height]) expect(factOf(one)).toMatchObject({ used: true })
  })

  it('a fasting venous glucose that is too old is so, whatever finger-prick came after it', () => {
    const old = glucose('372', '2025-01-01', 6)
    expect(factOf(old, glucose('382', '2026-11-01', 6), glucose('371', '2026-11-02', 9))).toMatchObject({
      reason: 'too-old',
    })
    expect(factOf(old, glucose('372', '2026-11-01', 6))).toMatchObject({ reason: 'superseded' })
  })

  it('any glucose of the last months, which hypoglycaemia looks at', () => {
    expect(factOf(glucose('371', '2026-10-01', 9))).toMatchObject({ fact: 'glucose', used: true })
    expect(factOf(glucose('382', '2026-10-01', 9))).toMatchObject({ fact: 'fasting-glucose', used: true })
  })

  it('a bound keeps its number, with the comparator beside it', () => {
    const egfr = observation({
      code: coded(['loinc', '62238-1']),
      valueQuantity: { value: 90, comparator: '>', unit: 'mL/min' },
    })
    expect(factOf(egfr)).toEqual({
      fact: 'egfr',
      value: 90,
      comparator: '>',
      unit: 'mL/min/{1.73_m2}',
      date: '2026-10-01',
      source: `Observation/${egfr.id}`,
      used: true,
    })
  })
})

describe('what else is told', () => {
  it('who the person is', () => {
    const { facts } = whyOf([])
    expect(facts.slice(0, 2)).toEqual([
      { fact: 'birth-date', value: 60, unit: 'a', date: '1966-05-10', source: 'Patient/p1', used: true },
      { fact: 'sex', value: 'female', unit: null, date: null, source: 'Patient/p1', used: true },
    ])
  })

  it.each([
    [{ birthDate: '1966' }, { value: 60, date: '1966-07-01', approximate: true, used: true }],
    [{ birthDate: undefined }, { value: null, date: null, used: false, reason: 'no-date' }],
    [{ birthDate: '2027-01-01' }, { value: null, date: '2027-01-01', used: false, reason: 'after-as-of' }],
  ])('of a person with %j', (fields, fact) => {
    const patient = { resourceType: 'Patient', id: 'p1', ...fields } as Resource
    expect(why([patient], { patientId: 'p1', asOf: '2026-11-22' }).facts[0]).toMatchObject({
      fact: 'birth-date',
      ...fact,
    })
  })

  it('that a person has died, and that nothing else decided', () => {
    const patient = {
      resourceType: 'Patient',
      id: 'p1',
      birthDate: '1966-05-10',
      deceasedDateTime: '2026-11-01',
    } as Resource
    const { facts, decisions } = why([patient], { patientId: 'p1', asOf: '2026-11-22' })
    const at = facts.findIndex(({ fact }) => fact === 'deceased')
    expect(facts[at]).toMatchObject({ value: true, date: '2026-11-01', used: true })
    // A rule that is off decides nothing, whoever the person is.
    for (const { reason, evidence } of decisions.filter(({ reason }) => reason !== 'switched-off'))
      expect({ reason, at: evidence.includes(at) }).toEqual({ reason: 'deceased', at: true })
  })

  it('a diagnosis with its status when it is over, and its day when that is approximate', () => {
    const icpc = (code: string) => ({ coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code }] })
    const clinicalStatus = { coding: [{ code: 'resolved' }] }
    const condition = {
      resourceType: 'Condition',
      id: 'old',
      subject,
      code: icpc('T90.02'),
      clinicalStatus,
      onsetDateTime: '2020',
    }
    expect(whyOf([condition]).facts).toContainEqual({
      fact: 'type-2',
      value: 'T90.02 (resolved)',
      unit: null,
      date: '2020-07-01',
      approximate: true,
      source: 'Condition/old',
      used: true,
    })
  })

  it('of another patient only that there is a resource of theirs', () => {
    const theirs = { subject: { reference: 'Patient/p2' } }
    const dementia = {
      resourceType: 'Condition',
      id: 'c',
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'P70' }] },
      onsetDateTime: '2020',
      ...theirs,
    }
    const drug = {
      resourceType: 'MedicationStatement',
      id: 'm',
      status: 'active',
      medicationCodeableConcept: { text: 'metformine' },
      ...theirs,
    }
    const told = whyOf([dementia, drug, hba1c('2026-10-01', 91, { id: 'o', ...theirs })])
    const nothing = { value: null, unit: null, date: null, used: false, reason: 'other-patient' }
    expect(told.facts.filter(({ used }) => !used)).toEqual([
      { ...nothing, fact: 'hba1c', source: 'Observation/o' },
      { ...nothing, fact: 'condition', source: 'Condition/c' },
      { ...nothing, fact: 'medication-statement', source: 'MedicationStatement/m' },
    ])
    expect(JSON.stringify(told.facts)).not.toMatch(/dementia|P70|metformin|91/)
  })
})
