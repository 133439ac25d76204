import fc from 'fast-check'
import type { Observation, Resource } from 'fhir/r4.js'
import { anchor, fixtureNames, readFixture } from '../../src/examples/fixture.ts'
import { everyoneId, everything, judgedOn } from './everything.ts'

/** Someone's data, and the day on which they are judged. */
export interface Someone {
  readonly name: string
  readonly patientId: string
  readonly asOf: string
  readonly resources: readonly Resource[]
}

/** The fixture patients, and the person who has everything. */
export const people: readonly Someone[] = [
  ...fixtureNames().map((name): Someone => {
    const resources = (readFixture(name).entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
    const patientId = resources.find(({ resourceType }) => resourceType === 'Patient')?.id ?? ''
    return { name, patientId, asOf: anchor, resources }
  }),
  { name: 'everything', patientId: everyoneId, asOf: judgedOn, resources: everything },
]

/** One of the people. */
export const someone: fc.Arbitrary<Someone> = fc.constantFrom(...people)

/** Some of the resources of someone, as a mask that repeats. */
export const some: fc.Arbitrary<readonly boolean[]> = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 })

/** Whether the mask takes the resource at this place. */
export function takes(mask: readonly boolean[], at: number): boolean {
  return mask[at % mask.length] === true
}

/** An Observation of this person with one LOINC code. */
export function observation(
  { patientId }: Pick<Someone, 'patientId'>,
  more: Readonly<Record<string, unknown>>,
): Observation {
  return {
    resourceType: 'Observation',
    status: 'final',
    subject: { reference: `Patient/${patientId}` },
    ...more,
  } as Observation
}
