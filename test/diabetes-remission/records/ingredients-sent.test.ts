import { inRemission, local, mixture, nullFlavor } from './drug-beside-remission.ts'
import { atc, coded, dispense, medication, request, statement } from './person.ts'

const substance = (id: string, code: object) => ({ resourceType: 'Substance', id, code })

inRemission('codes of one product', [
  [
    'an ATC code of another drug beside a listed code that lowers glucose',
    [
      request({
        medicationCodeableConcept: {
          coding: [...atc('V03AX').coding, { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '310490' }],
        },
      }),
    ],
    'on-medication',
  ],
  [
    'a listed code that lowers glucose before it',
    [
      request({
        medicationCodeableConcept: {
          coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.4.1', code: '10340' }, ...atc('N02BE01').coding],
        },
      }),
    ],
    'on-medication',
  ],
  [
    'an ATC code beside a product code that is not listed',
    [
      request({
        medicationCodeableConcept: {
          coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.4.1', code: '1' }, ...atc('N02BE01').coding],
        },
      }),
    ],
    'criteria-met',
  ],
])

inRemission('ingredients', [
  [
    'an ingredient by a G-Standaard code, of a product by a local code',
    mixture([{ itemCodeableConcept: coded('urn:oid:2.16.840.1.113883.2.4.4.1', '10340') }]),
    'on-medication',
  ],
  [
    'an ingredient by RxNorm',
    mixture([{ itemCodeableConcept: coded('http://www.nlm.nih.gov/research/umls/rxnorm', '310490') }]),
    'on-medication',
  ],
  [
    'an ingredient by SNOMED CT',
    mixture([{ itemCodeableConcept: coded('http://snomed.info/sct', '765507008') }]),
    'on-medication',
  ],
  ['an ingredient by a name alone', mixture([{ itemCodeableConcept: { text: 'Gliclazide' } }]), 'on-medication'],
  [
    'an ingredient by the display of a code that we do not know',
    mixture([{ itemCodeableConcept: local('S-1', { display: 'gliclazidum' }) }]),
    'on-medication',
  ],
  [
    'an ingredient by a code that we do not know beside one that we do',
    mixture([{ itemCodeableConcept: { coding: [local('S-1').coding[0], atc('A10BB09').coding[0]] } }]),
    'on-medication',
  ],
  [
    'an ingredient by a contained Substance',
    mixture([{ itemReference: { reference: '#s' } }], { contained: [substance('s', atc('A10BB12'))] }),
    'on-medication',
  ],
  [
    'an ingredient by a contained Medication',
    mixture([{ itemReference: { reference: '#m' } }], { contained: [medication({ id: 'm', code: atc('A10BA02') })] }),
    'on-medication',
  ],
  [
    'an ingredient by the display of a reference that leads nowhere',
    mixture([{ itemReference: { reference: 'Substance/9', display: 'Glimepiride' } }]),
    'on-medication',
  ],
  [
    'an ingredient that is another Medication of the Bundle',
    [
      ...mixture([{ itemReference: { reference: 'Medication/part' } }]),
      medication({ id: 'part', code: atc('A10BB09') }),
    ],
    'on-medication',
  ],
  [
    'a Medication that the statement contains, with an ingredient',
    [
      statement({
        medicationReference: { reference: '#mix' },
        contained: [
          medication({ id: 'mix', code: local('P-77'), ingredient: [{ itemCodeableConcept: atc('A10BB09') }] }),
        ],
      }),
    ],
    'on-medication',
  ],
  [
    'an ingredient of what the pharmacy supplied',
    [
      dispense({ medicationReference: { reference: 'Medication/mix' }, daysSupply: { value: 90 } }),
      medication({ id: 'mix', code: local('P-77'), ingredient: [{ itemCodeableConcept: atc('A10BB09') }] }),
    ],
    'on-medication',
  ],
  [
    'a known drug that lowers no glucose, with an ingredient that does',
    mixture([{ itemCodeableConcept: atc('A10BK01') }], { code: atc('C03DA04') }),
    'on-medication',
  ],
  [
    'the third of three ingredients',
    mixture([
      { itemCodeableConcept: atc('C09AA02') },
      { itemCodeableConcept: { text: 'cellulose' } },
      { itemCodeableConcept: atc('A10BH01') },
    ]),
    'on-medication',
  ],
  [
    'an inactive ingredient that lowers glucose, which nobody should write',
    mixture([{ isActive: false, itemCodeableConcept: atc('A10BB09') }]),
    'on-medication',
  ],
  [
    'ingredients that lower no glucose',
    mixture([{ itemCodeableConcept: atc('C09AA02') }, { itemCodeableConcept: { text: 'hydrochloorthiazide' } }]),
    'criteria-met',
  ],
  [
    'an ingredient of which nothing tells what it is',
    mixture([{ itemCodeableConcept: atc('C09AA02') }, { itemCodeableConcept: local('S-1') }]),
    'medication-class',
  ],
  ['an ingredient that is masked', mixture([{ itemCodeableConcept: nullFlavor('MSK') }]), 'medication-class'],
])
