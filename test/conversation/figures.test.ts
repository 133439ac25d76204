import type { Condition, MedicationRequest, Observation, Patient, Resource } from 'fhir/r4.js'
import { afterAll, describe, expect, it } from 'vitest'
import { bodyOf, sheetAbout, start } from './asked.ts'
import { changed } from './changed.ts'

const name = 'candidate-two-years-bmi-32'

describe('figures are for who could have taken part', () => {
  const app = start()
  afterAll(() => app.close())
  const drawn = async (change: (resource: Resource) => Resource | null) => {
    const { parts } = await sheetAbout(app, bodyOf(changed(name, change)))
    return [parts?.goal.studies.flatMap(({ figures }) => figures).length, parts?.goal.notStudied === null]
  }
  const born = (birthDate: string) => (resource: Resource) =>
    resource.resourceType === 'Patient' ? ({ ...resource, birthDate } as Patient) : resource
  const since = (onsetDateTime: string) => (resource: Resource) =>
    resource.id?.endsWith('-t2') ? ({ ...resource, onsetDateTime, recordedDate: onsetDateTime } as Condition) : resource
  const bmi = (value: number) => (resource: Resource) =>
    resource.id?.endsWith('-bmi')
      ? ({ ...resource, valueQuantity: { ...(resource as Observation).valueQuantity, value } } as Observation)
      : resource

  it.each([
    ['as she is', (resource: Resource) => resource, true],
    ['65 years old', born('1960-01-02'), true],
    ['66 years old', born('1960-01-01'), false],
    ['diabetes of just under six years', since('2020-01-02'), true],
    ['diabetes of six years', since('2020-01-01'), false],
    ['BMI 27', bmi(27), true],
    ['BMI 26.9', bmi(26.9), false],
    ['BMI 45', bmi(45), true],
    ['BMI 45.1', bmi(45.1), false],
    ['BMI unknown', (resource: Resource) => (/-(bmi|weight|height)$/.test(resource.id ?? '') ? null : resource), false],
  ])('%s', async (_, change, isDrawn) => {
    expect(await drawn(change)).toEqual(isDrawn ? [2, true] : [0, false])
  })

  it('and for nobody who uses insulin, or of whom nobody knows what they use', async () => {
    const onInsulin = (resource: Resource) =>
      resource.resourceType === 'MedicationRequest'
        ? ({
            ...resource,
            medicationCodeableConcept: { text: 'Insuline glargine injvlst 100e/ml pen' },
            medicationReference: undefined,
          } as MedicationRequest)
        : resource
    expect(await drawn(onInsulin)).toEqual([0, false])
    const { patientId, prefetch } = bodyOf(changed(name, (resource) => resource))
    const { medicationRequests: _, medicationStatements: __, ...rest } = prefetch
    const { parts } = await sheetAbout(app, { patientId, prefetch: rest })
    expect(parts?.goal.studies).toEqual([])
    expect(JSON.stringify(parts?.safety)).toContain('welke medicijnen u gebruikt')
    expect(JSON.stringify(parts?.course.texts)).not.toContain('geen diabetesmedicijnen')
  })
})
