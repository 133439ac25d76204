import { call, type Situation } from './call.ts'

const at = { url: '/cds-services/small-problem' }
const subject = { reference: 'Patient/p1' }
export const condition = (more: object = {}) => ({
  resourceType: 'Condition',
  id: 'c1',
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'T90.02' }] },
  subject,
  ...more,
})
export const bundle = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})

/** A call that brings conditions. @param more members of its context */
export const adding = (more: object) => ({
  ...call,
  hook: 'problem-list-item-create',
  context: { ...call.context, ...more },
})

const add = (what: string, conditions: unknown, status: number, code: string | null): Situation => [
  `problem-list-item-create: ${what}`,
  adding({ conditions }),
  status,
  code,
  at,
]

/** What can be wrong with the conditions that a hook brings. */
export const conditionSituations: Situation[] = [
  add('one condition', bundle(condition()), 200, null),
  add('nothing', undefined, 400, 'conditions-missing'),
  add('null', null, 400, 'conditions-missing'),
  add('a list of resources', [condition()], 400, 'conditions-not-a-bundle'),
  add('a text', 'T90.02', 400, 'conditions-not-a-bundle'),
  add('a condition by itself', condition(), 400, 'conditions-not-a-bundle'),
  add('an entry that is no list', { resourceType: 'Bundle', entry: {} }, 400, 'conditions-not-a-bundle'),
  add('a Bundle without type, and without entry', { resourceType: 'Bundle' }, 200, null),
  add(
    'a condition of somebody else',
    bundle(condition(), condition({ id: 'c2', subject: { reference: 'Patient/p2' } })),
    400,
    'condition-of-another-patient',
  ),
  add(
    'a condition of a group',
    bundle(condition({ subject: { reference: 'Group/p1' } })),
    400,
    'condition-of-another-patient',
  ),
  add(
    'a condition of who is not known',
    bundle(condition({ subject: { identifier: { system: 'urn:x', value: '1' } } })),
    400,
    'condition-of-another-patient',
  ),
  add(
    'a condition of somebody else as it was written before STU3',
    bundle(condition({ subject: undefined, patient: { reference: 'Patient/p2' } })),
    400,
    'condition-of-another-patient',
  ),
  add(
    'something else of somebody else',
    bundle(condition(), { resourceType: 'Observation', subject: { reference: 'Patient/p2' } }),
    400,
    'condition-of-another-patient',
  ),
  add('a condition of nobody', bundle(condition({ subject: undefined })), 200, null),
  add('a condition with an empty subject', bundle(condition({ subject: {} })), 200, null),
  add('a condition named by a URN', bundle(condition({ subject: { reference: 'urn:uuid:p1' } })), 200, null),
  add('a condition without an id', bundle(condition({ id: undefined })), 200, null),
  add('two conditions with one id', bundle(condition(), condition()), 200, null),
  add('a condition in words only', bundle(condition({ code: { text: 'suikerziekte' } })), 200, null),
  add(
    'a condition as the example of the hook has it',
    bundle(condition({ category: 'problem-list-item', assertedDate: '2026-11-20', id: 7, clinicalStatus: 'active' })),
    200,
    null,
  ),
  add('entries without a resource', { resourceType: 'Bundle', entry: [{}, null, 'x'] }, 200, null),
  add('a Bundle in the Bundle', bundle(bundle(condition())), 200, null),
  add(
    'a thousand conditions',
    bundle(...Array.from({ length: 1000 }, (_, id) => condition({ id: `c${id}` }))),
    200,
    null,
  ),
]
