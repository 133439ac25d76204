import { call, type Situation } from './call.ts'

const atSelect = { url: '/cds-services/small-select' }
const atSign = { url: '/cds-services/small-sign' }
const subject = { reference: 'Patient/p1' }
const draft = (more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id: 'd1',
  status: 'draft',
  intent: 'order',
  subject,
  ...more,
})
const bundle = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})
const many = (count: number) => bundle(...Array.from({ length: count }, (_, at) => draft({ id: `d${at}` })))

/** A call that brings orders. @param more members of its context */
export const selecting = (more: object) => ({ ...call, hook: 'order-select', context: { ...call.context, ...more } })
export const signing = (more: object) => ({ ...call, hook: 'order-sign', context: { ...call.context, ...more } })

/** One draft that is selected. */
export const good = selecting({ selections: ['MedicationRequest/d1'], draftOrders: bundle(draft()) })

const select = (what: string, more: object, status: number, code: string | null): Situation => [
  `order-select: ${what}`,
  selecting({ selections: ['MedicationRequest/d1'], ...more }),
  status,
  code,
  atSelect,
]
const sign = (what: string, draftOrders: unknown, status: number, code: string | null): Situation => [
  `order-sign: ${what}`,
  signing({ draftOrders }),
  status,
  code,
  atSign,
]

/** What can be wrong with the orders that a hook brings. */
export const orderSituations: Situation[] = [
  ['order-select: one draft that is selected', good, 200, null, atSelect],
  select('no drafts', {}, 400, 'draft-orders-missing'),
  select('null for drafts', { draftOrders: null }, 400, 'draft-orders-missing'),
  select('a list of resources', { draftOrders: [draft()] }, 400, 'draft-orders-not-a-bundle'),
  select('a text', { draftOrders: 'x' }, 400, 'draft-orders-not-a-bundle'),
  select('another resource', { draftOrders: draft() }, 400, 'draft-orders-not-a-bundle'),
  select(
    'an entry that is no list',
    { draftOrders: { resourceType: 'Bundle', entry: {} } },
    400,
    'draft-orders-not-a-bundle',
  ),
  select('a Bundle without type, and without entry', { draftOrders: { resourceType: 'Bundle' } }, 200, null),
  select(
    'a draft of somebody else',
    { draftOrders: bundle(draft({ subject: { reference: 'Patient/p2' } })) },
    400,
    'draft-of-another-patient',
  ),
  select(
    'a draft of a group',
    { draftOrders: bundle(draft({ subject: { reference: 'Group/p1' } })) },
    400,
    'draft-of-another-patient',
  ),
  select(
    'a draft of who is not known',
    { draftOrders: bundle(draft({ subject: { identifier: { system: 'urn:x', value: '1' } } })) },
    400,
    'draft-of-another-patient',
  ),
  select(
    'a diet of somebody else',
    { draftOrders: bundle({ resourceType: 'NutritionOrder', id: 'd1', patient: { reference: 'Patient/p2' } }) },
    400,
    'draft-of-another-patient',
  ),
  select(
    'something that is not judged of somebody else',
    { draftOrders: bundle(draft(), { resourceType: 'DeviceRequest', subject: { reference: 'Patient/p2' } }) },
    400,
    'draft-of-another-patient',
  ),
  select('a draft of nobody', { draftOrders: bundle(draft({ subject: undefined })) }, 200, null),
  select('a draft with an empty subject', { draftOrders: bundle(draft({ subject: {} })) }, 200, null),
  select(
    'a draft named by a URN',
    { draftOrders: bundle(draft({ subject: { reference: 'urn:uuid:p1' } })) },
    200,
    null,
  ),
  select('200 drafts', { draftOrders: many(200) }, 200, null),
  select('201 drafts', { draftOrders: many(201) }, 400, 'too-many-drafts'),
  select(
    'entries without a resource, which do not count',
    { draftOrders: { resourceType: 'Bundle', entry: Array.from({ length: 300 }, () => ({})) } },
    200,
    null,
  ),
  select('a Bundle in the Bundle', { draftOrders: bundle(bundle(draft())) }, 200, null),
  select('no selections', { selections: undefined, draftOrders: bundle(draft()) }, 200, null),
  select('null for selections', { selections: null, draftOrders: bundle(draft()) }, 200, null),
  select('empty selections', { selections: [], draftOrders: bundle(draft()) }, 200, null),
  select('a selection of nothing', { selections: ['MedicationRequest/d2'], draftOrders: bundle(draft()) }, 200, null),
  select('a bare id', { selections: ['d1'], draftOrders: bundle(draft()) }, 200, null),
  select(
    'an absolute selection',
    { selections: ['https://his.example/fhir/MedicationRequest/d1'], draftOrders: bundle(draft()) },
    200,
    null,
  ),
  select(
    'a text for selections',
    { selections: 'MedicationRequest/d1', draftOrders: bundle(draft()) },
    400,
    'selections-invalid',
  ),
  select('a number in selections', { selections: [1], draftOrders: bundle(draft()) }, 400, 'selections-invalid'),
  sign('one draft', bundle(draft()), 200, null),
  sign('an order that is active', bundle(draft({ status: 'active' })), 200, null),
  sign(
    'orders that refer to each other in a circle',
    bundle(
      draft({ basedOn: [{ reference: 'MedicationRequest/d2' }] }),
      draft({ id: 'd2', basedOn: [{ reference: 'MedicationRequest/d1' }] }),
    ),
    200,
    null,
  ),
  sign(
    'an order as it was written before R4',
    bundle({ resourceType: 'MedicationOrder', id: 'd1', patient: subject }),
    200,
    null,
  ),
  sign('an id of 194 characters with other signs', bundle(draft({ id: `e${'aB.-_'.repeat(38)}xyz` })), 200, null),
  sign(
    'members of other types',
    bundle({
      resourceType: 'MedicationRequest',
      id: 7,
      status: [],
      subject,
      medicationCodeableConcept: 'x',
      dosageInstruction: 'y',
      priorPrescription: 3,
    }),
    200,
    null,
  ),
  sign('no drafts', undefined, 400, 'draft-orders-missing'),
  sign('201 drafts', many(201), 400, 'too-many-drafts'),
  [
    'order-sign: selections are left alone',
    signing({ draftOrders: bundle(draft()), selections: 'x' }),
    200,
    null,
    atSign,
  ],
]
