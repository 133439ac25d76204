import { describe, expect, it } from 'vitest'
import { templateFaults } from '../../../src/knowledge/service-file/prefetch.ts'

describe('a prefetch template', () => {
  it.each([
    'Patient/{{context.patientId}}',
    'Observation?patient={{context.patientId}}&_sort=-date&_count=100',
    'Condition?patient={{context.patientId}}&date=ge2020-01-01',
    'Practitioner/{{userPractitionerId}}',
  ])('may be %s', (template) => expect(templateFaults(template, 'patient-view')).toEqual([]))

  it.each([
    ['https://example.org/Patient/{{context.patientId}}', 'neither a read'],
    ['Patient', 'neither a read'],
    ['Patients/{{context.patientId}}', 'no FHIR R4 resource type'],
    ['Quantity?patient={{context.patientId}}', 'no FHIR R4 resource type'],
    ['Patient/{{patientId}}', 'no token of patient-view'],
    ['Patient/{{context.patient.id}}', 'no token of patient-view'],
    ['Observation?patient={{context.selections}}', 'no token of patient-view'],
    ['Observation?code:not=1', 'more than clients answer'],
    ['Observation?patient.name=x', 'more than clients answer'],
    ['Observation?_include=Observation:specimen', 'more than clients answer'],
    ['Observation?date=ne2020-01-01', 'prefix'],
    ['Observation?patient', 'no search parameter'],
  ])('may not be %s', (template, words) => {
    expect(templateFaults(template, 'patient-view')).toEqual([expect.stringContaining(words)])
  })

  it('may use the fields of its own hook only', () => {
    expect(templateFaults('Encounter/{{context.encounterId}}', 'encounter-start')).toEqual([])
    expect(templateFaults('Encounter/{{context.selections}}', 'encounter-start')).toHaveLength(1)
  })
})
