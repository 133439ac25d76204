import type { FhirResource } from 'fhir/r4.js'
import { dayAt, daysAfter } from '../../src/calendar.ts'

const nhg = 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen'
const subject = { reference: 'Patient/bench', display: 'Testpersoon-Meting' }

/** What a Dutch GP record holds: about half of it is of use here. NHG 45 code, unit, a usual value. */
const kinds: readonly (readonly [code: string, display: string, unit: string, value: number])[] = [
  ['2816', 'HbA1c (IFCC)', 'mmol/mol', 58],
  ['372', 'glucose nuchter, veneus', 'mmol/L', 8.4],
  ['1744', 'systolische bloeddruk', 'mm[Hg]', 134],
  ['1740', 'diastolische bloeddruk', 'mm[Hg]', 82],
  ['357', 'gewicht patient', 'kg', 104],
  ['3583', 'eGFR volgens CKD-EPI', 'mL/min/{1.73_m2}', 74],
  ['523', 'kreatinine', 'umol/L', 88],
  ['40', 'albumine/creatinine ratio urine', 'mg/mmol', 1.2],
  ['542', 'LDL-cholesterol', 'mmol/L', 2.4],
  ['381', 'glucose niet nuchter, draagbare meter', 'mmol/L', 9.1],
  ['1591', 'alcoholgebruik', '/d', 1],
  ['1739', 'roken', '{code}', 3],
  ['165', 'hemoglobine', 'mmol/L', 8.9],
  ['468', 'kalium', 'mmol/L', 4.3],
  ['1012', 'natrium', 'mmol/L', 140],
  ['37', 'ALAT', 'U/L', 31],
  ['2013', 'TSH', 'mU/L', 1.8],
  ['1710', 'monofilament links', '{code}', 1],
  ['560', 'lengte patient', 'm', 1.8],
  ['1991', 'aantal jaren gerookt', 'a', 12],
]

/** A whole hook call of a candidate with so many Observations, in the size that they have in practice. */
export function benchBody(observations: number, today: string = dayAt(Date.now())): string {
  const prefetch = {
    patient: { resourceType: 'Patient', id: 'bench', gender: 'male', birthDate: '1968-04-12' },
    conditions: searchset([
      {
        resourceType: 'Condition',
        id: 'dm',
        subject,
        code: {
          coding: [
            { system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'T90.02', display: 'Diabetes mellitus type 2' },
          ],
        },
        onsetDateTime: daysAfter(today, -800),
      },
    ]),
    observations: searchset(Array.from({ length: observations }, (_, at) => observation(at, today))),
    medicationStatements: searchset([]),
    medicationRequests: searchset([
      {
        resourceType: 'MedicationRequest',
        id: 'metformin',
        subject,
        status: 'active',
        intent: 'order',
        authoredOn: daysAfter(today, -90),
        medicationCodeableConcept: {
          coding: [{ system: 'http://www.whocc.no/atc', code: 'A10BA02', display: 'metformine' }],
        },
      },
    ]),
    medicationDispenses: searchset([]),
    procedures: searchset([]),
    carePlans: searchset([]),
    goals: searchset([]),
    serviceRequests: searchset([]),
    communications: searchset([]),
    tasks: searchset([]),
  }
  return JSON.stringify({
    hook: 'patient-view',
    hookInstance: '3f8e8a52-6c0c-4d0f-9f52-8d0f5a1c7b11',
    context: { userId: 'Practitioner/bench', patientId: 'bench' },
    prefetch,
  })
}

function searchset(resources: readonly FhirResource[]) {
  const entry = resources.map((resource) => ({
    fullUrl: `https://his.example/fhir/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode: 'match' },
  }))
  return { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry }
}

function observation(at: number, today: string): FhirResource {
  const [code, display, unit, value] = kinds[at % kinds.length] ?? ['0', '', '', 0]
  const day = daysAfter(today, -30 - 11 * Math.floor(at / kinds.length))
  return {
    resourceType: 'Observation',
    id: `obs-${at}`,
    meta: {
      versionId: '1',
      lastUpdated: `${day}T09:30:00.000+01:00`,
      profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-LaboratoryTestResult'],
    },
    identifier: [{ system: 'https://his.example/fhir/NamingSystem/resultaat', value: `resultaat-${at}` }],
    status: 'final',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/observation-category',
            code: 'laboratory',
            display: 'Laboratory',
          },
        ],
      },
      { coding: [{ system: 'http://snomed.info/sct', code: '275711006', display: 'Serum chemistry test' }] },
    ],
    code: { coding: [{ system: nhg, code, display }], text: display },
    subject,
    encounter: { reference: `Encounter/contact-${at}`, display: 'Contact met de huisartsenpraktijk' },
    effectiveDateTime: `${day}T08:15:00+01:00`,
    issued: `${day}T12:00:00.000+01:00`,
    performer: [{ reference: 'Organization/lab', display: 'Voorbeeldlaboratorium' }],
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
    referenceRange: [
      { low: { value: 0, unit }, high: { value: 100, unit }, text: 'referentiewaarden voor volwassenen' },
    ],
  }
}
