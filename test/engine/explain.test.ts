import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { type Explanation, explanationSchema } from '../../src/engine/explanation.ts'
import { gatherCase } from '../case.ts'
import { coded, observation, subject, whyOf } from '../fhir/observed.ts'
import { casesOf, usualDay } from '../judge.ts'
import { people } from '../people.ts'
import { knowledge, service, why } from '../why.ts'
import { missable, notForThem, reasons, results } from './results.ts'

/** What the contract says of every explanation, beyond its shape. */
function expectSound(explanation: Explanation, resources: readonly Resource[]): void {
  expect(() => explanationSchema.parse(explanation)).not.toThrow()
  const { facts, decisions, cards } = explanation
  expect(decisions.map(({ rule }) => rule)).toEqual(service.rules.map(({ name }) => name))
  const sources = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`))
  expect(facts.map(({ source }) => source).filter((source) => !sources.has(source))).toEqual([])
  for (const decision of decisions) {
    const { rule, outcome, reason, missing, result, evidence, card, notShown } = decision
    const known = [...(reasons[rule] ?? []), ...notForThem]
    expect(known, rule).toContain(reason)
    expect(evidence.every((index, at) => index < facts.length && index > (evidence[at - 1] ?? -1))).toBe(true)
    expect(missing.length > 0).toBe(outcome === 'missing')
    expect(missing.filter((name) => !missable.includes(name))).toEqual([])
    if (isEmptyFor(decision)) expect(result, `${rule} ${reason}`).toEqual({})
    else expect(() => results[rule]?.parse(result), `${rule} ${reason}`).not.toThrow()
    expect(card === null || cards.some(({ uuid }) => uuid === card)).toBe(true)
    if (notShown !== null) expect([card, outcome]).toEqual([null, outcome === 'missing' ? 'missing' : 'recommend'])
  }
  expect(cards.map(({ uuid }) => decisions.filter(({ card }) => card === uuid).length)).toEqual(cards.map(() => 1))
}

/** An empty result: the service does not apply, or the rule does not apply to the state. */
function isEmptyFor({ rule, outcome, reason }: Explanation['decisions'][number]): boolean {
  if (notForThem.includes(reason)) return true
  const states = ['recorded', 'confirmed', 'remission', 'consensus-only', 'too-early', 'indeterminate']
  if (rule === 'remission-candidate') return states.includes(reason)
  if (rule === 'remission-follow-up')
    return !['ended', 'repeat', 'earlier-test', 'overdue', 'up-to-date'].includes(reason)
  return outcome === 'not-applicable' && reason === 'refer-first'
}

describe('every explanation keeps the contract', () => {
  it.each(people.map((who) => [who.name, who] as const))('%s', (_, who) => {
    expectSound(why(who.resources, who), who.resources)
  })

  it.each(service.rules.map(({ name }) => name))('of the cases of %s', (rule) => {
    const cases = casesOf(service.id, rule)
    for (const { name, patient, asOf = usualDay } of cases) {
      const { patientId, resources, unavailable } = gatherCase(patient, knowledge.codes)
      const asked = { patientId, asOf, site: patient.site ?? {}, unavailable: [...unavailable] }
      try {
        expectSound(why(resources, asked), resources)
      } catch (error) {
        throw new Error(`the case "${name}": ${(error as Error).message}`, { cause: error })
      }
    }
  })
})

describe('every reason has its sentence', () => {
  const all = service.rules.flatMap(({ name }) =>
    [...(reasons[name] ?? []), ...notForThem].map((reason) => [name, reason]),
  )

  it.each(all)('%s %s', (rule = '', reason = '') => {
    const text = service.rules.find(({ name }) => name === rule)?.reasons.get(reason)
    expect(text?.nl).toMatch(/^[A-ZÉ].{10,200}\.$/)
    expect(text?.en).toMatch(/^[A-Z].{10,200}\.$/)
    expect(text?.nl).not.toBe(text?.en)
  })

  it('and no rule has a sentence for a reason that it cannot give', () => {
    const spare = service.rules.flatMap(({ name, reasons: sentences }) =>
      [...sentences.keys()].filter((reason) => ![...(reasons[name] ?? []), ...notForThem].includes(reason)),
    )
    expect(spare).toEqual([])
  })
})

const hba1c = (day: string, value: number, more: object = {}) =>
  observation({ effectiveDateTime: day, valueQuantity: { value, unit: 'mmol/mol' }, ...more })
const glucose = (code: string, day: string, value: number, more: object = {}) =>
  observation({
    code: coded(['nhg45', code]),
    effectiveDateTime: day,
    valueQuantity: { value, unit: 'mmol/L' },
    ...more,
  })

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
    for (const { reason, evidence } of decisions)
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

  it('a coded observation with its answer, as evidence of what it decided', () => {
    const status = observation({
      code: coded(['loinc', '82810-3']),
      valueQuantity: undefined,
      valueCodeableConcept: coded(['snomed', '77386006']),
    })
    const { facts, decisions } = whyOf([status])
    const at = facts.findIndex(({ source }) => source === `Observation/${status.id}`)
    expect(facts[at]).toMatchObject({ fact: 'pregnancy-status', value: 'pregnant-answer', used: true })
    expect(decisions[0]).toMatchObject({ reason: 'pregnant', evidence: expect.arrayContaining([at]) })
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

describe('the evidence of a decision', () => {
  const drug = {
    resourceType: 'MedicationStatement',
    id: 'm',
    subject,
    status: 'completed',
    medicationCodeableConcept: { text: 'metformine' },
    effectivePeriod: { start: '2024-02-01', end: '2026-03-01' },
  }
  const explanation = whyOf([
    drug,
    hba1c('2026-10-01', 44, { id: 'hba1c' }),
    glucose('372', '2026-10-02', 6.1, { id: 'fasting' }),
    glucose('371', '2020-10-02', 9, { id: 'random' }),
    hba1c('2026-10-01', 440, { id: 'implausible' }),
  ])
  const [status] = explanation.decisions
  const sources = status?.evidence.map((index) => explanation.facts[index]?.source)

  it('is what it looked at: both values, the diagnosis, the drug, the person', () => {
    expect(status).toMatchObject({ reason: 'criteria-met', outcome: 'recommend' })
    for (const source of [
      'Observation/hba1c',
      'Observation/fasting',
      'Condition/t2',
      'MedicationStatement/m',
      'Patient/p1',
    ])
      expect(sources).toContain(source)
  })

  it('is not what was not used', () => {
    for (const source of ['Observation/random', 'Observation/implausible']) expect(sources).not.toContain(source)
  })

  it('with the values in force, their source and whether they are proposed', () => {
    expect(status?.values).toContainEqual({
      name: 'hba1cBelow',
      title: 'Onder dit HbA1c is remissie mogelijk',
      value: 48,
      unit: 'mmol/mol',
      source: expect.stringMatching(/^.{10,}, .+/),
      status: 'active',
    })
    expect(status?.values.some(({ status }) => status === 'proposed')).toBe(true)
  })

  it('every card is that of one decision, and exactly what the call would show', () => {
    expect(explanation.cards.map(({ uuid }) => uuid)).toContain(status?.card)
  })
})

describe('the contract itself', () => {
  const sound = whyOf([hba1c('2026-10-01', 44)])

  it.each([
    ['a fact that is used and has a reason', { facts: [{ ...sound.facts[0], used: true, reason: 'too-old' }] }],
    ['a fact that is not used without a reason', { facts: [{ ...sound.facts[0], used: false }] }],
    ['a reason that is not documented', { facts: [{ ...sound.facts[0], used: false, reason: 'odd' }] }],
    ['a date that is none', { facts: [{ ...sound.facts[0], date: '2026-02-30' }] }],
    ['a member that is not in it', { extra: 1 }],
    ['a day judged that is none', { asOf: '2026-13-01' }],
    ['a decision without a sentence', { decisions: [{ ...sound.decisions[0], text: { nl: '', en: '' } }] }],
    ['an outcome that there is not', { decisions: [{ ...sound.decisions[0], outcome: 'maybe' }] }],
    ['a silence that there is not', { decisions: [{ ...sound.decisions[0], notShown: 'because' }] }],
  ])('refuses %s', (_, wrong) => {
    expect(explanationSchema.safeParse(sound).success).toBe(true)
    expect(explanationSchema.safeParse({ ...sound, ...wrong }).success).toBe(false)
  })

  it('tells its version and hash of the knowledge, the patient and the day', () => {
    expect(sound).toMatchObject({
      service: 'diabetes-remission',
      asOf: '2026-11-22',
      patient: 'Patient/p1',
      knowledge: { version: knowledge.version, hash: knowledge.hash },
    })
  })
})
