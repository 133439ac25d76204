import { describe, expect, it } from 'vitest'
import {
  absent,
  answer,
  candidate,
  coded,
  condition,
  hba1c,
  icpc,
  patient,
  prefetchOf,
  procedure,
  remission,
  request,
  type Sent,
} from './person.ts'

const snomed = (code: string) => ({ system: 'http://snomed.info/sct', code })
const clinical = (code: string) => ({ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code })
const status = async (sent: readonly Sent[]) => answer(prefetchOf(sent), ['remission-status'])
const offered = async (sent: readonly Sent[]) => answer(prefetchOf(sent), ['remission-candidate'])
const withPatient = (more: object) => [patient(more), ...remission.slice(1)]

describe('deceased', () => {
  it.each<readonly [string, object, string]>([
    ['a year in the past', { deceasedDateTime: '2025' }, 'deceased'],
    ['the year of the day judged', { deceasedDateTime: '2026' }, 'deceased'],
    ['text', { deceasedDateTime: 'in 2024' }, 'deceased'],
    ['a number', { deceasedDateTime: 20240101 }, 'deceased'],
    ['an empty text', { deceasedDateTime: '' }, 'deceased'],
    ['true as text', { deceasedBoolean: 'true' }, 'deceased'],
    ['an extension on the boolean', { _deceasedBoolean: absent('masked') }, 'deceased'],
    ['false with a date beside it', { deceasedBoolean: false, deceasedDateTime: '2026-01-01' }, 'deceased'],
    ['false', { deceasedBoolean: false }, 'criteria-met'],
    ['null', { deceasedBoolean: null }, 'criteria-met'],
    ['a day after the day judged', { deceasedDateTime: '2026-12-24' }, 'criteria-met'],
  ])('%s: %s', async (_sentence, more, wanted) => {
    expect(await status(withPatient(more))).toEqual([`remission-status: ${wanted}`])
  })
})

const frail = (more: object) => condition({ code: icpc('A05'), ...more })
const other = (more: object) => condition({ id: 'other', code: icpc('T90.01'), ...more })

describe('statuses', () => {
  it.each<readonly [string, object, string]>([
    ['resolved in capitals', { clinicalStatus: { coding: [clinical('RESOLVED')] } }, 'candidate'],
    [
      'resolved after a local code',
      { clinicalStatus: { coding: [{ system: 'https://his.example', code: 'A' }, clinical('resolved')] } },
      'candidate',
    ],
    ['resolved as a word', { clinicalStatus: 'resolved' }, 'candidate'],
    ['resolved as a list of words', { clinicalStatus: ['Resolved'] }, 'candidate'],
    ['resolved as text alone', { clinicalStatus: { text: 'Resolved' } }, 'candidate'],
    ['active and resolved', { clinicalStatus: { coding: [clinical('resolved'), clinical('active')] } }, 'frailty'],
    ['active by SNOMED CT alone', { clinicalStatus: { coding: [snomed('55561003')] } }, 'frailty'],
    ['a status that nobody knows', { clinicalStatus: { coding: [clinical('zzz')] } }, 'frailty'],
    ['no status', {}, 'frailty'],
    ['entered in error in capitals', { verificationStatus: { coding: [{ code: 'ENTERED-IN-ERROR' }] } }, 'candidate'],
    ['refuted as a word', { verificationStatus: 'Refuted' }, 'candidate'],
    [
      'refuted beside a local code',
      { verificationStatus: { coding: [{ system: 'x', code: '1' }, { code: 'refuted' }] } },
      'candidate',
    ],
  ])('frailty, %s', async (_sentence, more, wanted) => {
    expect(await offered([...candidate, frail(more)])).toEqual([`remission-candidate: ${wanted}`])
  })

  it.each<readonly [string, object, string]>([
    ['abatementString', { abatementString: 'vorig jaar' }, 'candidate'],
    ['abatementPeriod with nothing but an extension', { _abatementPeriod: absent() }, 'candidate'],
    ['an empty abatementPeriod', { abatementPeriod: {} }, 'candidate'],
    ['abatementAge with a null value', { abatementAge: { value: null } }, 'candidate'],
    ['abatementRange', { abatementRange: { low: { value: 60 } } }, 'candidate'],
    ['abatementBoolean false', { abatementBoolean: false }, 'frailty'],
    ['an abatement that cannot be', { abatementDateTime: '0001-01-01T00:00:00Z' }, 'frailty'],
    ['an abatement after the day judged', { abatementDateTime: '2026-12-01' }, 'frailty'],
    [
      'an abatement without a value, and active',
      { _abatementDateTime: absent(), clinicalStatus: { coding: [clinical('active')] } },
      'frailty',
    ],
  ])('frailty, %s', async (_sentence, more, wanted) => {
    expect(await offered([...candidate, frail(more)])).toEqual([`remission-candidate: ${wanted}`])
  })

  it.each<readonly [string, object, string]>([
    ['type 2 in remission in capitals', { clinicalStatus: { coding: [clinical('Remission')] } }, 'recorded'],
    ['type 2 in remission as a word', { clinicalStatus: 'remission' }, 'recorded'],
    ['type 2 in remission as text', { clinicalStatus: { text: 'remission' } }, 'recorded'],
    ['type 2 active', { clinicalStatus: 'active' }, 'criteria-met'],
    ['type 2 refuted by a list', { verificationStatus: [{ coding: [{ code: 'refuted' }] }] }, 'not-type-2'],
  ])('%s', async (_sentence, more, wanted) => {
    const sent = remission.map((each) => (each.id === 'dm' ? { ...each, ...more } : each))
    expect(await status(sent)).toEqual([`remission-status: ${wanted}`])
  })

  it('another type that was entered in error does not count, by a word', async () => {
    const sent = [...candidate, other({ verificationStatus: 'entered-in-error' })]
    expect(await offered(sent)).toEqual(['remission-candidate: candidate'])
  })

  it.each<readonly [string, object, string]>([
    ['an Observation that is FINAL', { status: 'FINAL' }, 'hba1c-not-below'],
    ['an Observation that is Final with a space', { status: ' Final ' }, 'hba1c-not-below'],
    ['an Observation that is preliminary', { status: 'preliminary' }, 'criteria-met'],
    ['an Observation in error, in capitals', { status: 'Entered-In-Error' }, 'criteria-met'],
  ])('%s', async (_sentence, more, wanted) => {
    expect(await status([...remission, hba1c(58, '2026-11-01', more)])).toEqual([`remission-status: ${wanted}`])
  })

  it.each<readonly [string, object, string]>([
    ['ACTIVE', { status: 'ACTIVE' }, 'on-medication'],
    ['a status that nobody knows', { status: 'lopend' }, 'on-medication'],
    ['no status', { status: undefined }, 'on-medication'],
    ['Stopped in capitals, long ago', { status: 'Stopped', authoredOn: '2024-01-01' }, 'criteria-met'],
    ['ENTERED-IN-ERROR', { status: 'ENTERED-IN-ERROR' }, 'criteria-met'],
    ['Cancelled', { status: 'Cancelled' }, 'criteria-met'],
    ['a DRAFT', { status: 'DRAFT' }, 'criteria-met'],
    ['a Proposal', { intent: 'Proposal' }, 'criteria-met'],
  ])('a request for a sulfonylurea: %s', async (_sentence, more, wanted) => {
    const drug = request({ medicationCodeableConcept: { text: 'gliclazide' }, ...more })
    expect(await status([...remission, drug])).toEqual([`remission-status: ${wanted}`])
  })
})

describe('days', () => {
  it.each<readonly [string, object, string]>([
    ['second 60 in UTC', { effectiveDateTime: '2026-11-20T10:00:60Z' }, 'hba1c-not-below'],
    ['second 60 with an offset and a part', { effectiveDateTime: '2026-11-20T10:00:60.5+01:00' }, 'hba1c-not-below'],
    [
      'second 60 in an instant',
      { effectiveDateTime: undefined, effectiveInstant: '2026-11-20T23:59:60.000+01:00' },
      'hba1c-not-below',
    ],
    [
      'second 60 at the start of a period',
      { effectiveDateTime: undefined, effectivePeriod: { start: '2026-11-20T10:00:60Z' } },
      'hba1c-not-below',
    ],
    ['second 61', { effectiveDateTime: '2026-11-20T10:00:61Z' }, 'criteria-met'],
    ['a day that does not exist', { effectiveDateTime: '2026-02-30' }, 'criteria-met'],
    ['a date with an extension alone', { effectiveDateTime: undefined, _effectiveDateTime: absent() }, 'criteria-met'],
  ])('an HbA1c of 58, %s', async (_sentence, more, wanted) => {
    expect(await status([...remission, hba1c(58, '2026-11-20', more)])).toEqual([`remission-status: ${wanted}`])
  })

  it('second 60 of the end of a drug', async () => {
    const bounds = { timing: { repeat: { boundsPeriod: { start: '2022-02-26', end: '2026-10-11T12:00:60Z' } } } }
    const drug = request({
      medicationCodeableConcept: { text: 'gliclazide' },
      authoredOn: '2022-02-26',
      dosageInstruction: [bounds],
    })
    expect(await status([...remission, drug])).toEqual(['remission-status: too-early'])
  })

  it('second 60 of a death', async () => {
    expect(await status(withPatient({ deceasedDateTime: '2026-10-11T12:00:60Z' }))).toEqual([
      'remission-status: deceased',
    ])
  })
})

describe('code systems', () => {
  const result = (system: unknown, code = '59261-8') =>
    hba1c(58, '2026-11-20', { code: { coding: [{ system, code }] } })
  it.each<readonly [string, Sent, string]>([
    ['LOINC', result('LOINC'), 'hba1c-not-below'],
    ['loinc.org', result('loinc.org'), 'hba1c-not-below'],
    ['http://www.loinc.org/', result('http://www.loinc.org/'), 'hba1c-not-below'],
    ['HTTP://LOINC.ORG', result('HTTP://LOINC.ORG'), 'hba1c-not-below'],
    ['the OID', result('2.16.840.1.113883.6.1'), 'hba1c-not-below'],
    ['the OID as urn', result('urn:oid:2.16.840.1.113883.6.1'), 'hba1c-not-below'],
    ['a version after a bar', result('http://loinc.org|2.77'), 'hba1c-not-below'],
    ['a space before it', result(' http://loinc.org'), 'hba1c-not-below'],
    ['another system', result('https://his.example/loinc'), 'criteria-met'],
    ['no system', result(undefined), 'criteria-met'],
    ['a code with spaces', result('http://loinc.org', ' 59261-8 '), 'hba1c-not-below'],
    ['the code of another', result('http://loinc.org', '59261-9'), 'criteria-met'],
  ])('an HbA1c of 58 by %s', async (_sentence, sent, wanted) => {
    expect(await status([...remission, sent])).toEqual([`remission-status: ${wanted}`])
  })

  const type = (system: string, code: string) =>
    candidate.map((each) => (each.id === 'dm' ? { ...each, code: coded(system, code) } : each))
  it.each<readonly [string, readonly Sent[]]>([
    ['ICD-10 with a dot', type('http://hl7.org/fhir/sid/icd-10', 'E11.9')],
    ['ICD-10 in small letters', type('http://hl7.org/fhir/sid/icd-10', 'e11.9')],
    ['ICD-10 by its OID', type('urn:oid:2.16.840.1.113883.6.3', 'E119')],
    ['ICD-10-GM with a year', type('http://fhir.de/CodeSystem/bfarm/icd-10-gm|2024', 'E11.90')],
    ['ICPC in small letters', type('http://hl7.org/fhir/sid/icpc-1-nl', 't90.02')],
    ['ICPC by its OID', type('2.16.840.1.113883.2.4.4.31.1', 'T90.02')],
    ['SNOMED CT with an edition', type('http://snomed.info/sct/11000146104/version/20260331', '44054006')],
    ['SNOMED CT by its OID', type('urn:oid:2.16.840.1.113883.6.96', '44054006')],
  ])('type 2 by %s', async (_sentence, sent) => {
    expect(await offered(sent)).toEqual(['remission-candidate: candidate'])
  })

  const unit = (unit: object, value = 58) => hba1c(value, '2026-11-20', { valueQuantity: { value, ...unit } })
  it.each<readonly [string, Sent, string]>([
    [
      'an annotation in the code',
      unit({ code: 'mmol/mol{Hb}', system: 'http://unitsofmeasure.org' }),
      'hba1c-not-below',
    ],
    ['an annotation before it', unit({ code: '{HbA1c}mmol/mol' }), 'hba1c-not-below'],
    ['an annotation alone', unit({ code: '{ratio}' }), 'criteria-met'],
    ['percent with an annotation', unit({ code: '%{HbA1c}' }, 7.5), 'hba1c-not-below'],
    ['an annotation in the unit', unit({ unit: 'mmol/mol {IFCC}' }), 'hba1c-not-below'],
  ])('an HbA1c above with %s', async (_sentence, sent, wanted) => {
    expect(await status([...remission, sent])).toEqual([`remission-status: ${wanted}`])
  })
})

describe('what a procedure says of its end', () => {
  it('chemotherapy that ended on an unknown day counts from its start', async () => {
    const chemo = procedure({
      code: coded('http://snomed.info/sct', '367336001'),
      performedPeriod: { start: '2020-01-01', _end: absent() },
    })
    expect(await offered([...candidate, chemo])).toEqual(['remission-candidate: candidate'])
  })
  it('chemotherapy in progress goes on', async () => {
    const chemo = procedure({
      status: 'in-progress',
      code: coded('http://snomed.info/sct', '367336001'),
      performedPeriod: { start: '2020-01-01', _end: absent() },
    })
    expect(await offered([...candidate, chemo])).toEqual(['remission-candidate: active-cancer'])
  })
})
