import type { Bundle, Extension, Patient } from 'fhir/r4.js'
import { Temporal } from 'temporal-polyfill'
import { anchor } from './fixture.ts'

/** A fixture patient in one line: who it is, and what is true of them. */
export interface Introduction {
  readonly name: string
  readonly family: string
  readonly sex: string
  /** In years; the same on whatever day the fixture is shifted to. */
  readonly age: number | null
  readonly line: { readonly nl: string; readonly en: string }
}

/** Introduces a fixture by its own Patient and tag. @throws Error when it lacks either */
export function introduce(name: string, { entry, meta }: Bundle): Introduction {
  const patient = entry?.map(({ resource }) => resource).find((one): one is Patient => one?.resourceType === 'Patient')
  const tag = meta?.tag?.[0]
  const family = patient?.name?.[0]?.family
  if (!patient || !family || !tag?.display) throw new Error(`the fixture ${name} has no Patient with a name, or no tag`)
  const nl = tag._display?.extension?.flatMap(dutch)[0] ?? tag.display
  return {
    name,
    family,
    sex: patient.gender ?? 'unknown',
    age: ageAt(patient.birthDate),
    line: { nl, en: tag.display },
  }
}

/** @see https://hl7.org/fhir/R4/extension-translation.html "Extension: translation" */
function dutch({ extension = [] }: Extension): readonly string[] {
  const isDutch = extension.some(({ url, valueCode }) => url === 'lang' && valueCode === 'nl')
  return isDutch
    ? extension.flatMap(({ url, valueString }) => (url === 'content' && valueString ? [valueString] : []))
    : []
}

function ageAt(birthDate: string | undefined): number | null {
  return birthDate ? Temporal.PlainDate.from(birthDate).until(anchor, { largestUnit: 'years' }).years : null
}
