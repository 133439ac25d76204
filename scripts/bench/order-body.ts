import type { FhirResource, MedicationRequest, ServiceRequest } from 'fhir/r4.js'
import { benchBody } from './body.ts'

const subject = { reference: 'Patient/bench' }

/** A whole hook call of the moment at which one of five drafts is chosen, beside a record with so many Observations. */
export function orderBody(observations: number): string {
  const body = JSON.parse(benchBody(observations))
  const [first] = drafts
  const entry = drafts.map((resource) => ({ resource }))
  const context = {
    ...body.context,
    selections: [`${first?.resourceType}/${first?.id}`],
    draftOrders: { resourceType: 'Bundle', type: 'collection', entry },
  }
  return JSON.stringify({ ...body, hook: 'order-select', context })
}

const drafts: readonly FhirResource[] = [
  drug('A10BB09', 'gliclazide'),
  drug('A10BK03', 'empagliflozine'),
  drug('C10AA05', 'atorvastatine'),
  request('laboratory', 'HbA1c en nuchtere glucose'),
  request('referral', 'Gecombineerde leefstijlinterventie'),
]

function drug(code: string, display: string): MedicationRequest {
  return {
    resourceType: 'MedicationRequest',
    id: code,
    subject,
    status: 'draft',
    intent: 'order',
    medicationCodeableConcept: { coding: [{ system: 'http://www.whocc.no/atc', code, display }] },
  }
}

function request(id: string, text: string): ServiceRequest {
  return { resourceType: 'ServiceRequest', id, subject, status: 'draft', intent: 'order', code: { text } }
}
