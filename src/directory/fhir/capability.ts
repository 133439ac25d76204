import type { CapabilityStatement } from 'fhir/r4.js'
import { searches } from './searches.ts'

/** What the directory can be asked over FHIR. @see https://hl7.org/fhir/R4/capabilitystatement.html#resource "Resource Content" */
export function capabilityStatement(version: string, date: string, base: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Remissiewijzer', version },
    implementation: {
      description:
        'The public directory of lifestyle programmes, and by what their outcomes are counted; no data of patients',
      url: base,
    },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        resource: (['HealthcareService', 'PlanDefinition', 'Measure'] as const).map((type) => ({
          type,
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: Object.entries(searches[type]).map(([name, { type }]) => ({ name, type })),
        })),
      },
    ],
  }
}
