import type { Text } from '../../text.ts'

/** How a name of a person begins: only functions and organisations stand in a public list. */
const person = /^\s*(mevr(ouw)?|mw|dhr|heer|de heer|mr|mrs|ms|drs?|prof|ir)\b\.?\s/i
/** A mobile number is somebody's own. */
const mobile = /^\s*(\+31|0031|0)\s*\(?0?\)?\s*-?\s*6/

/** What is wrong with a provider, which must be an organisation or a function; null where nothing is. */
export function faultOfProvider(provider: string): Text | null {
  return person.test(provider)
    ? {
        nl: 'dit is de naam van een persoon: geef die van de organisatie of een functie, want iedereen kan dit lezen',
        en: 'this is the name of a person: give that of the organisation or a function, as everyone can read it',
      }
    : null
}

/** What is wrong with a number, which must be a general one; null where nothing is. */
export function faultOfPhone(phone: string): Text | null {
  return mobile.test(phone)
    ? {
        nl: 'dit is een mobiel nummer, dat van een persoon is: geef een algemeen nummer, want iedereen kan dit lezen',
        en: 'this is a mobile number, which is of a person: give a general number, as everyone can read it',
      }
    : null
}

/** What is wrong with two ages; null where somebody can be both. */
export function faultOfAges(from: number, to: number): Text | null {
  return from > to
    ? {
        nl: `niemand is minstens ${from} en hoogstens ${to}: verbeter een van beide`,
        en: `nobody is at least ${from} and at most ${to}: mend one of them`,
      }
    : null
}

/** What is wrong with the days of a fact; null where it was checked before it is to be checked again. */
export function faultOfDays(checkedOn: string, reviewBy: string): Text | null {
  return reviewBy < checkedOn
    ? {
        nl: 'het moet opnieuw bekeken worden voordat het is nagekeken: verbeter een van de dagen',
        en: 'it is to be looked at again before it was checked: mend one of the days',
      }
    : null
}

/** What is wrong with an id; null where FHIR takes it. */
export function faultOfId(id: string): Text | null {
  return /^[A-Za-z0-9.-]{1,64}$/.test(id)
    ? null
    : {
        nl: 'schrijf een FHIR-id: hoogstens 64 letters, cijfers, punten en streepjes',
        en: 'write a FHIR id: at most 64 letters, digits, dots and hyphens',
      }
}
