import { describe, expect, it } from 'vitest'
import {
  answer,
  atc,
  candidate,
  condition,
  dispense,
  glucose,
  hba1c,
  icpc,
  medication,
  patient,
  prefetchOf,
  remission,
  request,
  type Sent,
  statement,
} from './person.ts'

const low = glucose(3.5, '2026-11-20', { id: 'low' })
const uuid = '5c3b4f1e-0000-4000-8000-00000000aa01'
const gliclazide = (id?: string) => ({ resourceType: 'Medication', ...(id ? { id } : {}), code: atc('A10BB09') })
const paracetamol = (id?: string) => ({ resourceType: 'Medication', ...(id ? { id } : {}), code: atc('N02BE01') })
const refers = (reference: string, more: object = {}) => request({ medicationReference: { reference }, ...more })
const at = (fullUrl: string, resource: object): Sent => ({ fullUrl, resource })

describe('a reference to a sulfonylurea, with a glucose of 3.5', () => {
  it.each<readonly [string, readonly Sent[]]>([
    ['by a urn:oid', [refers('urn:oid:1.2.3'), at('urn:oid:1.2.3', gliclazide())]],
    [
      'by a urn:uuid in other capitals',
      [refers(`urn:uuid:${uuid.toUpperCase()}`), at(`urn:uuid:${uuid}`, gliclazide(uuid))],
    ],
    [
      'by a urn:uuid, from a statement',
      [statement({ medicationReference: { reference: `urn:uuid:${uuid}` } }), at(`urn:uuid:${uuid}`, gliclazide())],
    ],
    [
      'by a urn:uuid, from a supply',
      [
        dispense({ daysSupply: { value: 90 }, medicationReference: { reference: `urn:uuid:${uuid}` } }),
        at(`urn:uuid:${uuid}`, gliclazide()),
      ],
    ],
    [
      'to a version, of an address with a version',
      [
        refers('https://a.example/Medication/1/_history/2'),
        at('https://a.example/Medication/1/_history/2', gliclazide('1')),
      ],
    ],
    [
      'on the server of the request',
      [
        at('https://a.example/r4/MedicationRequest/r', refers('Medication/1', { id: 'r' })),
        at('https://a.example/r4/Medication/1', gliclazide('1')),
        at('https://b.example/r4/Medication/1', paracetamol('1')),
      ],
    ],
    ['by type and id, to one with a urn:uuid', [refers('Medication/g'), at(`urn:uuid:${uuid}`, gliclazide('g'))]],
    [
      'absolute, with a slash at the end',
      [refers('https://a.example/Medication/1/'), at('https://a.example/Medication/1', gliclazide('1'))],
    ],
    ['absolute, to one without a full URL', [refers('https://a.example/Medication/g'), { resource: gliclazide('g') }]],
    [
      'to an ingredient by urn:uuid',
      [
        refers(`urn:uuid:${uuid}`),
        at(`urn:uuid:${uuid}`, {
          resourceType: 'Medication',
          code: { text: 'zakje' },
          ingredient: [{ itemReference: { reference: 'urn:uuid:deel' } }],
        }),
        at('urn:uuid:deel', gliclazide()),
      ],
    ],
    ['contained, by an id with a hash in it', [refers('#m', { contained: [{ ...gliclazide('#m') }] })]],
    ['with spaces around it', [refers(' Medication/g '), at('https://his.example/fhir/Medication/g', gliclazide('g'))]],
  ])('%s', async (_sentence, more) => {
    expect(await answer(prefetchOf([...candidate, ...more, low]), ['tapering-safety'])).toEqual([
      'tapering-safety: hypoglycaemia',
    ])
  })

  it.each<readonly [string, readonly Sent[]]>([
    [
      'of two of one id, the other',
      [
        refers('https://b.example/Medication/1'),
        at('https://a.example/Medication/1', gliclazide('1')),
        at('https://b.example/Medication/1', paracetamol('1')),
      ],
    ],
  ])('is not taken for it: %s', async (_sentence, more) => {
    expect(await answer(prefetchOf([...candidate, ...more, low]), ['tapering-safety'])).not.toEqual([
      'tapering-safety: hypoglycaemia',
    ])
  })

  it.each<readonly [string, readonly Sent[]]>([
    ['to nothing', [refers('urn:uuid:nergens')]],
    [
      'to one of two servers, and not said which',
      [
        refers('Medication/1'),
        at('https://a.example/Medication/1', gliclazide('1')),
        at('https://b.example/Medication/1', paracetamol('1')),
      ],
    ],
    [
      'to another type',
      [
        refers('Substance/1'),
        at('https://his.example/fhir/Substance/1', { ...gliclazide('1'), resourceType: 'Substance' }),
      ],
    ],
  ])('is no known drug: %s', async (_sentence, more) => {
    expect(await answer(prefetchOf([...remission, ...more]), ['remission-status'])).toEqual([
      'remission-status: medication-class',
    ])
  })
})

describe('a full URL that is used twice', () => {
  it('never hides the drug that lowers glucose', async () => {
    for (const pair of [
      [gliclazide('1'), paracetamol('2')],
      [paracetamol('2'), gliclazide('1')],
    ]) {
      const more = [refers('urn:uuid:dubbel'), ...pair.map((each) => at('urn:uuid:dubbel', each))]
      const [status] = await answer(prefetchOf([...remission, ...more]), ['remission-status'])
      expect(['remission-status: on-medication', 'remission-status: medication-class']).toContain(status)
    }
  })
})

const subjects = (sent: readonly Sent[], subject: object | undefined, type?: string): readonly Sent[] =>
  sent.map((each) => (each.subject && (!type || each.resourceType === type) ? { ...each, subject } : each))
const identifier = { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999999990' }
const known = (more: object) => [patient(more), ...remission.slice(1)]

describe('whose it is', () => {
  const rules = ['remission-status']
  it.each<readonly [string, readonly Sent[]]>([
    ['urn:uuid and the id, in capitals', subjects(remission, { reference: 'URN:UUID:kp-1' })],
    ['an absolute reference', subjects(remission, { reference: 'https://his.example/fhir/Patient/kp-1' })],
    ['a version', subjects(remission, { reference: 'Patient/kp-1/_history/3' })],
    [
      'an absolute reference with a slash',
      subjects(remission, { reference: 'https://his.example/fhir/Patient/kp-1/' }),
    ],
    ['a slash before it', subjects(remission, { reference: '/Patient/kp-1' })],
    ['spaces around it', subjects(remission, { reference: ' Patient/kp-1 ' })],
    ['the BSN of the Patient', subjects(known({ identifier: [identifier] }), { identifier })],
    [
      'the BSN of the Patient, of only the medication',
      subjects(known({ identifier: [identifier] }), { identifier }, 'MedicationRequest'),
    ],
    [
      'a full URL, of only the Observations',
      [...subjects(remission, { reference: 'urn:uuid:u' }, 'Observation'), at('urn:uuid:u', patient())],
    ],
    [
      'a reference and an identifier of which the reference is right',
      subjects(remission, { reference: 'Patient/kp-1', identifier: { system: 'x', value: 'y' } }),
    ],
  ])('read: %s', async (_sentence, sent) => {
    expect(await answer(prefetchOf(sent), rules)).toEqual(['remission-status: criteria-met'])
  })

  it.each<readonly [string, readonly Sent[]]>([
    ['another id', subjects(remission, { reference: 'Patient/kp-2' }, 'Condition')],
    ['an id that only begins so', subjects(remission, { reference: 'Patient/kp-10' }, 'Observation')],
    ['the id in other capitals', subjects(remission, { reference: 'Patient/KP-1' }, 'Condition')],
    ['a bare id', subjects(remission, { reference: 'kp-1' }, 'Observation')],
    ['a display', subjects(remission, { display: 'Jan Jansen' }, 'Condition')],
    [
      'another BSN',
      subjects(
        known({ identifier: [identifier] }),
        { identifier: { ...identifier, value: '999999991' } },
        'Observation',
      ),
    ],
    [
      'the BSN in another system',
      subjects(
        known({ identifier: [identifier] }),
        { identifier: { ...identifier, system: 'urn:oid:2.999' } },
        'Observation',
      ),
    ],
    ['a Group', subjects(remission, { reference: 'Group/kp-1' }, 'Condition')],
    [
      'a urn of another',
      [...subjects(remission, { reference: 'urn:uuid:u' }, 'Condition'), at('urn:uuid:u', patient({ id: 'kp-2' }))],
    ],
    ['no subject', subjects(remission, undefined, 'Condition')],
  ])('not had: %s', async (_sentence, sent) => {
    expect(await answer(prefetchOf(sent), rules)).toEqual(['412 prefetch-unusable'])
  })

  it('one among others that cannot be read is left out', async () => {
    const more = [hba1c(70, '2026-11-01', { subject: { reference: 'kp-1' } })]
    expect(await answer(prefetchOf([...remission, ...more]), rules)).toEqual(['remission-status: criteria-met'])
  })

  it('another patient’s frailty is not this one’s', async () => {
    const more = [condition({ code: icpc('A05'), subject: { reference: 'Patient/kp-2' } })]
    expect(await answer(prefetchOf([...candidate, ...more]), ['remission-candidate'])).toEqual([
      'remission-candidate: candidate',
    ])
  })

  it.each<readonly [string, unknown, string]>([
    ['the patient by urn:uuid', [{ reference: 'urn:uuid:kp-1' }], 'hba1c-not-below'],
    ['the patient, absolute', [{ reference: 'https://his.example/fhir/Patient/kp-1' }], 'hba1c-not-below'],
    ['nothing', [], 'hba1c-not-below'],
    ['a child', [{ reference: 'Patient/kp-9' }], 'criteria-met'],
    ['a donor, in words', [{ display: 'donor' }], 'criteria-met'],
    ['a device', [{ reference: 'Device/1' }], 'criteria-met'],
    ['a single object', { reference: 'RelatedPerson/2' }, 'criteria-met'],
    ['the patient and another', [{ reference: 'Patient/kp-1' }, { reference: 'RelatedPerson/2' }], 'criteria-met'],
  ])('focus on %s', async (_sentence, focus, wanted) => {
    const more = [hba1c(70, '2026-11-01', { focus })]
    expect(await answer(prefetchOf([...remission, ...more]), rules)).toEqual([`remission-status: ${wanted}`])
  })
})

it('one id in five types, each read as what it is', async () => {
  const sent = [
    ...remission.filter(({ id }) => id !== 'met' && id !== 'dm'),
    condition({ id: '1', code: icpc('T90.02'), onsetDateTime: '2022-02-04' }),
    refers('Medication/1', { id: '1' }),
    medication({ id: '1', code: atc('A10BB09') }),
  ]
  expect(await answer(prefetchOf(sent), ['remission-status'])).toEqual(['remission-status: on-medication'])
})
