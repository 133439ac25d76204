import { expect, it } from 'vitest'
import { isPresent } from '../../src/fhir/element.ts'

const extension = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
}

it.each([
  [{ deceasedDateTime: '2026' }, true],
  [{ deceasedDateTime: 'gisteren' }, true],
  [{ _deceasedDateTime: extension }, true],
  [{ deceasedBoolean: true }, true],
  [{ deceased: true }, true],
  [{ deceasedBoolean: false }, false],
  [{ deceasedBoolean: 'false' }, false],
  [{ deceasedBoolean: false, _deceasedBoolean: extension }, false],
  [{ deceasedBoolean: null }, false],
  [{ deceasedly: true }, false],
  [{}, false],
  [null, false],
])('%j has a deceased element: %s', (resource, wanted) => expect(isPresent(resource, 'deceased')).toBe(wanted))
