import { describe, expect, it } from 'vitest'
import { grantedIn, lacksNeeded, scopesFor } from '../../../src/page/model/smart/scopes.ts'

const types = ['Patient', 'Observation']
const searched = new Set(['Observation', 'Condition'])
const asked = scopesFor(types, { hasGranularScopes: true }, 'abc')

describe('the scopes that are asked', () => {
  it('are one for each type, as the server writes them, and none that outlives the talk', () => {
    expect(asked).toBe(
      'launch openid fhirUser patient/Patient.rs patient/Observation.rs patient/CarePlan.c patient/Goal.c patient/ServiceRequest.c',
    )
    expect(scopesFor(types, { hasGranularScopes: false }, null)).toBe(
      'launch/patient openid fhirUser patient/Patient.read patient/Observation.read patient/CarePlan.write patient/Goal.write patient/ServiceRequest.write',
    )
  })
})

describe('the scopes that are granted', () => {
  it.each([
    ['patient/Observation.rs', true],
    ['patient/Observation.read', true],
    ['patient/Observation.cruds', true],
    ['patient/*.rs', true],
    ['patient/*.*', true],
    ['patient/Observation.r', false],
    ['patient/Observation.write', false],
    ['patient/Observation.rs?category=laboratory', false],
    ['user/Observation.rs', false],
    ['patient/Observation.rsx', false],
    ['patient/Observation.constructor', false],
    ['', false],
  ])('%s lets all Observations be read: %s', (scope, reads) => {
    expect(grantedIn(`openid ${scope}`, asked, searched).reads('Observation')).toBe(reads)
  })

  it('need no search for what is read by its id', () => {
    expect(grantedIn('patient/Patient.r', asked, searched).reads('Patient')).toBe(true)
  })

  it('are those that were asked where none are named', () => {
    const granted = grantedIn(undefined, asked, searched)
    expect([granted.reads('Observation'), granted.reads('Condition'), granted.creates]).toEqual([true, false, true])
  })

  it('let something be saved with all three', () => {
    expect(grantedIn('patient/CarePlan.c patient/Goal.c patient/ServiceRequest.c', asked, searched).creates).toBe(true)
    expect(
      grantedIn('patient/CarePlan.write patient/Goal.write patient/ServiceRequest.cu', asked, searched).creates,
    ).toBe(true)
    expect(grantedIn('patient/CarePlan.c patient/Goal.c', asked, searched).creates).toBe(false)
    expect(grantedIn('patient/*.rs', asked, searched).creates).toBe(false)
  })

  it('are too few when of a line of what is needed nothing may be read', () => {
    const needed = [['Patient'], ['MedicationStatement', 'MedicationRequest']]
    expect(lacksNeeded(needed, (type) => type !== 'MedicationStatement')).toBe(false)
    expect(lacksNeeded(needed, (type) => type === 'Patient')).toBe(true)
  })
})
