import { expect, it } from 'vitest'
import { exclusionBy } from '../../../src/fhir/client/scope.ts'

it.each([
  ['patient/Observation.read', false],
  ['patient/*.read', false],
  ['user/*.*', false],
  ['system/Observation.rs', false],
  ['patient/Observation.cruds launch openid', false],
  ['patient/Observation.s', false],
  ['', false],
  ['launch openid fhirUser', false],
  ['patient/Observation.rs?category=laboratory patient/Observation.rs', false],
  ['patient/Condition.rs', true],
  ['patient/Observation.write', true],
  ['patient/Observation.cud', true],
  ['patient/Observation.rs?category=laboratory', true],
  ['patient/ObservationDefinition.read', true],
])('scopes "%s" keep Observations from being read in full: %s', (scopes, excluded) => {
  expect(exclusionBy(scopes)('Observation')).toBe(excluded)
})
