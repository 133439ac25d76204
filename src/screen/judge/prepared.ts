import type { Resource } from 'fhir/r4.js'
import { type AddressOf, addressesOf, plainAddress } from '../../fhir/addresses.ts'
import { identifiersOf } from '../../fhir/patient-names.ts'
import { subjectOf } from '../../fhir/subject.ts'
import { ascribed } from '../../gather/ascription.ts'
import type { OwnResource, Person } from '../group/person.ts'
import { type Opened, settleVersions } from '../group/versions.ts'
import type { LeftOut, LeftOutReason } from '../left-out.ts'

/** A line that was left out, and how many that came in it stands for. */
export interface LeftOutOf extends LeftOut {
  readonly count: number
  /** Which rule failed, where one did. */
  readonly rule?: string
}

/** What became of everything that came in of one person: read, read already, or left out. */
export interface Fates {
  readonly ofPeople: number
  readonly duplicates: number
  readonly leftOut: readonly LeftOutOf[]
}

/** A person who can be judged, and what became of what came in of them. */
export interface Prepared extends Fates {
  readonly id: string
  readonly name: string
  readonly resources: readonly Resource[]
  readonly addressOf: AddressOf
  /** Types of which something is not there that was sent. */
  readonly lacks: readonly string[]
}

/** Opens what came in of a person; of one who cannot be judged, only what became of it. */
export function prepare(person: Person): Prepared | Fates {
  const { id, isDoubled, resources, tooMany } = person
  if (tooMany > 0) return leftOutWhole(person, 'too-large', tooMany)
  if (isDoubled) return eachLeftOut(resources, 'one-person-two-ids')
  const opened = resources.map((own) => ({ own, resource: JSON.parse(own.text) as Resource }))
  const [copies, own] = [opened.filter(({ own }) => own.isCopy), opened.filter(({ own }) => !own.isCopy)]
  const { kept, duplicates, unsettled } = settleVersions(own)
  const isPatient = ({ own: { type, id: named } }: Opened) => type === 'Patient' && named === id
  const patient = kept.find(isPatient)
  if (!patient) return eachLeftOut(resources, 'two-patients-one-id')
  // A record in whose place this one stands is a record of this person, and none to read.
  const read = kept.filter((each) => each === patient || each.own.type !== 'Patient')
  const names = {
    id,
    reference: `Patient/${id}`,
    addresses: new Set([`urn:uuid:${id}`, patient.own.url ?? ''].map(plainAddress)),
    identifiers: new Set(identifiersOf(patient.resource)),
  }
  const entries = [...read, ...withoutTwins(copies)].map(({ own, resource }) => ({
    resource:
      own.isCopy || own.type === 'Patient' ? resource : aboutThem(ascribed(entryOf(resource), names).resource, id),
    fullUrl: own.url ?? undefined,
  }))
  return {
    id,
    name: person.name,
    resources: entries.map(({ resource }) => resource),
    addressOf: addressesOf(entries),
    lacks: [...new Set([...person.lacks, ...unsettled.map(({ own }) => own.type)])].sort(),
    ofPeople: kept.length,
    duplicates: duplicates.length,
    leftOut: unsettled.map(({ own }) => ({ ...placeOf(own), reason: 'two-resources-one-id', count: 1 })),
  }
}

/** How many resources came in of a person. */
export function countOf({ resources, tooMany }: Pick<Person, 'resources' | 'tooMany'>): number {
  return tooMany || resources.filter(({ isCopy }) => !isCopy).length
}

/** Whether somebody can be judged. */
export function isPrepared(fates: Prepared | Fates): fates is Prepared {
  return 'resources' in fates
}

/** One line for a person: everything that came in of them is left out. */
export function leftOutWhole(
  { id, resources }: Pick<Person, 'id' | 'resources'>,
  reason: LeftOutReason,
  count: number,
  rule?: string,
): Fates {
  const [first] = resources
  const place = { file: first?.file ?? 0, line: first?.line ?? 0, part: first?.part ?? 0 }
  const line: LeftOutOf = { ...place, reason, type: 'Patient', id, count, ...(rule !== undefined && { rule }) }
  return { ofPeople: 0, duplicates: 0, leftOut: [line] }
}

function eachLeftOut(resources: readonly OwnResource[], reason: LeftOutReason): Fates {
  const own = resources.filter(({ isCopy }) => !isCopy)
  return { ofPeople: 0, duplicates: 0, leftOut: own.map((each) => ({ ...placeOf(each), reason, count: 1 })) }
}

function placeOf({ file, line, part, type, id }: OwnResource) {
  return { file, line, part, type, id }
}

function entryOf(resource: Resource) {
  return { resource, fullUrl: undefined, mode: undefined }
}

function withoutTwins(copies: readonly Opened[]): readonly Opened[] {
  return [...new Map(copies.map((each) => [`${each.own.url} ${each.own.text}`, each])).values()]
}

/** What was found to be about somebody says so, in whatever way it did. */
function aboutThem(resource: Resource, id: string): Resource {
  const reference = `Patient/${id}`
  const subject = subjectOf(resource)
  if (subject?.reference === reference) return resource
  const member = 'subject' in resource && resource.subject ? 'subject' : 'patient'
  return { ...resource, [member]: { ...subject, reference } } as Resource
}
