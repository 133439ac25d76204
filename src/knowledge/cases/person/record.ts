import type { Resource } from 'fhir/r4.js'
import type { Vocabulary } from '../vocabulary.ts'
import { writeChecks } from './check.ts'
import { writeConditions } from './condition.ts'
import { writeDrugs } from './drug.ts'
import { writeFindings } from './finding.ts'
import { writeValues } from './measurement.ts'
import { type Person, unknown, valuesIn } from './person.ts'
import { writeProcedures } from './procedure.ts'
import { writeProgrammes } from './programme.ts'
import { writeReferrals } from './referral.ts'
import { writeRequests } from './request.ts'
import { writeSupplies } from './supply.ts'
import { writeRefusals, writeTalks } from './talk.ts'

/** Id of the person of every case. */
export const patientId = 'case'

/** A person as FHIR resources, as a GP system would send them. */
export function writeRecord(person: Person, vocabulary: Vocabulary): readonly Resource[] {
  const { dictionary } = vocabulary
  const { codes, conversations } = dictionary
  const drafts = [
    ...writeConditions(person.conditions, codes),
    ...writeProcedures(person.procedures, codes),
    ...writeDrugs(person.drugs, codes),
    ...writeSupplies(person.supplies),
    ...writeProgrammes(person.programmes),
    ...writeReferrals(person.referrals),
    ...writeRequests(person.requests, codes),
    ...writeTalks(person.talks, conversations),
    ...writeRefusals(person.refusals, conversations),
    ...writeFindings(person.findings, codes),
    ...writeChecks(person.checked, vocabulary),
    ...valuesIn(person, vocabulary).flatMap(([measured, values]) => writeValues(measured, values, codes)),
    ...(person.resources ?? []),
  ]
  const subject = { reference: `Patient/${patientId}` }
  const resources = drafts.map((draft, index) => {
    const whose = draft.resourceType === 'Task' ? { for: subject } : { subject }
    return withoutNulls({ id: `r${index + 1}`, ...whose, ...draft })
  })
  return [writePatient(person), ...resources] as unknown as readonly Resource[]
}

function writePatient({ born, sex, died, speaks }: Person): object {
  return {
    resourceType: 'Patient',
    id: patientId,
    ...(sex !== undefined && { gender: sex }),
    ...(born !== undefined && born !== unknown && { birthDate: born }),
    ...(speaks && {
      communication: speaks.map((code, at) => ({
        language: { coding: [{ system: 'urn:ietf:bcp:47', code }] },
        ...(at === 0 && speaks.length > 1 && { preferred: true }),
      })),
    }),
    ...(typeof died === 'boolean' && { deceasedBoolean: died }),
    ...(typeof died === 'string' && { deceasedDateTime: died }),
  }
}

/** A resource without what a case takes away from it. */
export function withoutNulls(resource: object): object {
  return Object.fromEntries(Object.entries(resource).filter(([, value]) => value !== null))
}
