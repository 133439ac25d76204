import { describe, expect, it } from 'vitest'
import { inRemission, local, mixture, nullFlavor, type Row } from './drug-beside-remission.ts'
import {
  absent,
  answer,
  atc,
  candidate,
  coded,
  dispense,
  glucose,
  medication,
  prefetchOf,
  request,
  statement,
} from './person.ts'

const ips = (code: string) => coded('http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code)

inRemission('names', [
  [
    'glued to a salt, in a reference',
    [request({ medicationReference: { display: 'gliclazidehydrochloride tablet' } })],
    'on-medication',
  ],
  [
    'in the display of a code that we do not know',
    [request({ medicationCodeableConcept: local('P-1', { display: 'GLIMEPIRID AL 2MG' }) })],
    'on-medication',
  ],
  [
    'in the second display',
    [
      request({
        medicationCodeableConcept: {
          coding: [local('P-1').coding[0], { system: 'urn:oid:2.999', code: '2', display: 'Insulina glargina' }],
        },
      }),
    ],
    'on-medication',
  ],
  [
    'in a text beside a display that says nothing',
    [request({ medicationCodeableConcept: { ...local('P-1', { display: 'product' }), text: 'Sitagliptina 100 mg' } })],
    'on-medication',
  ],
  [
    'in the text of a Medication',
    [
      request({ medicationReference: { reference: 'Medication/m' } }),
      medication({ id: 'm', code: { text: 'comprimés de metformine' } }),
    ],
    'on-medication',
  ],
  [
    'in a Medication that is contained',
    [
      statement({
        medicationReference: { reference: '#m' },
        contained: [medication({ id: 'm', code: { text: 'Glipizida 5 mg' } })],
      }),
    ],
    'on-medication',
  ],
  [
    'of a brand that is only remembered',
    [request({ medicationCodeableConcept: { text: 'Orinase 500 mg' } })],
    'medication-class',
  ],
  [
    'with a stem that is in no list',
    [request({ medicationCodeableConcept: { text: 'retagliptine 100' } })],
    'medication-class',
  ],
  [
    'of insulin in a pen, with its strength',
    [request({ medicationCodeableConcept: { text: 'INSULINE HUMAAN INJVLST 100IE/ML PEN 3ML' } })],
    'on-medication',
  ],
  [
    'of a pen needle for insulin',
    [request({ medicationCodeableConcept: { text: 'naald voor insulinepen 4 mm' } })],
    'criteria-met',
  ],
  ['of glycerol', [request({ medicationCodeableConcept: { text: 'Glicerina supositorios' } })], 'criteria-met'],
  [
    'written full width, as a Japanese system does',
    [request({ medicationCodeableConcept: { text: 'ｇｌｉｍｅｐｉｒｉｄｅ １ｍｇ' } })],
    'on-medication',
  ],
  [
    'with a soft hyphen inside',
    [request({ medicationCodeableConcept: { text: 'met\u00adformine 500 mg' } })],
    'on-medication',
  ],
  [
    'with a space that does not break',
    [request({ medicationCodeableConcept: { text: 'insuline\u00a0glargine' } })],
    'on-medication',
  ],
  ['with underscores', [request({ medicationCodeableConcept: { text: 'METFORMINE_TABLET_500MG' } })], 'on-medication'],
])

inRemission('what names no drug', [
  ...[
    'Medicatie',
    'tablet',
    'zie bijlage',
    'volgens medicatielijst',
    'Baxterrol',
    'See chart',
    'Hausmedikation',
    '12345',
    '№ 7',
  ].map((text): Row => [`"${text}"`, [request({ medicationCodeableConcept: { text } })], 'medication-class']),
  ['a nullFlavor', [request({ medicationCodeableConcept: nullFlavor('UNK') })], 'medication-class'],
  ['a text of dashes', [request({ medicationCodeableConcept: { text: '---' } })], 'medication-class'],
  ['"unbekannt"', [statement({ medicationCodeableConcept: { text: 'Unbekannt' } })], 'medication-class'],
  [
    '"geen informatie beschikbaar"',
    [statement({ medicationCodeableConcept: { text: 'Geen informatie beschikbaar' } })],
    'medication-class',
  ],
  [
    'a text with nothing but an extension',
    [statement({ medicationCodeableConcept: { _text: absent('masked') } })],
    'medication-class',
  ],
  ['no medication at all', [statement()], 'medication-class'],
  [
    'an extension in the place of the medication',
    [statement({ _medicationCodeableConcept: absent() })],
    'medication-class',
  ],
  [
    'a placeholder beside a name',
    [request({ medicationCodeableConcept: { ...nullFlavor('OTH'), text: 'gliclazide' } })],
    'on-medication',
  ],
  [
    'a placeholder beside the name of another drug',
    [request({ medicationCodeableConcept: { ...nullFlavor('OTH'), text: 'paracetamol' } })],
    'criteria-met',
  ],
  [
    'a display "unknown" in a code that we know',
    [request({ medicationCodeableConcept: coded('http://www.whocc.no/atc', 'C10AA05', { display: 'unknown' }) })],
    'criteria-met',
  ],
  [
    'a Medication without anything in it',
    [
      request({ medicationReference: { reference: 'Medication/m' } }),
      { resource: { resourceType: 'Medication', id: 'm' } },
    ],
    'medication-class',
  ],
  [
    'masked, and stopped long ago',
    [request({ status: 'stopped', authoredOn: '2024-01-01', medicationCodeableConcept: { text: 'Masked' } })],
    'criteria-met',
  ],
  [
    'masked, and over since a year',
    [
      statement({
        medicationCodeableConcept: { text: 'Masked' },
        effectivePeriod: { start: '2025-01-01', end: '2025-11-01' },
      }),
    ],
    'criteria-met',
  ],
  ['IPS: nothing is used', [statement({ medicationCodeableConcept: ips('no-known-medications') })], 'criteria-met'],
  [
    'IPS: nothing is used, with its display',
    [
      statement({
        medicationCodeableConcept: coded(
          'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips',
          'no-known-medications',
          { display: 'No known medications' },
        ),
      }),
    ],
    'criteria-met',
  ],
  [
    'IPS: nothing is used, beside a drug that is',
    [
      statement({ medicationCodeableConcept: ips('no-known-medications') }),
      request({ medicationCodeableConcept: atc('A10BA02') }),
    ],
    'on-medication',
  ],
])

describe('a drug that makes careful', () => {
  const rules = ['tapering-safety']
  const low = glucose(3.5, '2026-11-20', { id: 'low' })
  it.each([
    ['by an ingredient', mixture([{ itemCodeableConcept: { text: 'glibenclamidum' } }])],
    ['by a remembered brand', [request({ medicationCodeableConcept: { text: 'Glynase 3 mg' } })]],
    ['by a stem', [request({ medicationCodeableConcept: { text: 'glimipiride 2mg' } })]],
    [
      'by a Medication in the Bundle of dispenses',
      [
        dispense({ daysSupply: { value: 90 }, medicationReference: { reference: 'Medication/m' } }),
        medication({ id: 'm', code: atc('A10BB12') }),
      ],
    ],
    [
      'by an insulin without its kind',
      [statement({ medicationCodeableConcept: { text: 'Insulin human 100 UNT/ML Pen Injector' } })],
    ],
  ] as const)('%s', async (_sentence, more) => {
    expect(await answer(prefetchOf([...candidate, ...more, low]), rules)).toEqual(['tapering-safety: hypoglycaemia'])
  })

  it('and nothing does where no such drug is', async () => {
    const more = [request({ medicationCodeableConcept: { text: 'glucosamine' } })]
    expect(await answer(prefetchOf([...candidate, ...more, low]), rules)).not.toEqual([
      'tapering-safety: hypoglycaemia',
    ])
  })
})
