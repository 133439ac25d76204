import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConcept } from '../src/engine/rule.ts'
import type { Knowledge, LoadedConcept, Service } from '../src/knowledge/knowledge.ts'
import { knowledgeRoot } from '../src/knowledge/root.ts'
import { bundle } from './fhir-server.ts'

const words = (nl: string, en: string) => ({ nl, en })

/** A service without rules that asks for all that a service can ask for, for tests of the shell around the rules. */
export const smallService = {
  id: 'small',
  hook: 'patient-view',
  version: '1.0.0',
  status: 'active',
  title: words('Klein', 'Small'),
  description: words('Een dienst zonder regels', 'A service without rules'),
  usageRequirements: words('Geen', 'None'),
  prefetch: {
    patient: 'Patient/{{context.patientId}}',
    conditions: 'Condition?patient={{context.patientId}}',
    observations: 'Observation?patient={{context.patientId}}',
    medicationStatements: 'MedicationStatement?patient={{context.patientId}}',
    medicationRequests: 'MedicationRequest?patient={{context.patientId}}',
    goals: 'Goal?patient={{context.patientId}}',
  },
  needed: [['patient'], ['conditions'], ['observations'], ['medicationStatements', 'medicationRequests']],
  topic: {
    system: 'https://remissiewijzer.example/fhir/CodeSystem/topic',
    code: 'small',
    display: words('Klein', 'Small'),
  },
  applies: 'applies',
  rules: [],
  ranking: { goal: [], safety: [] },
  suggestions: new Map(),
  overrideReasons: new Map(),
} satisfies Service

/** What the small service asks for: this patient, and nothing known of them. */
export const smallPrefetch = (patient: { readonly resourceType: string; readonly id: string }) => ({
  patient,
  conditions: bundle([]),
  observations: bundle([]),
  medicationStatements: bundle([]),
  medicationRequests: bundle([]),
  goals: bundle([]),
})

function concept(name: string, result: unknown): LoadedConcept {
  return { name, concept: defineConcept({ parameters: {}, reads: {}, find: () => result }), parameters: new Map() }
}

/** Knowledge with that service, and one that is still a draft. */
export function smallKnowledge(): Knowledge {
  const folder = join(knowledgeRoot(), 'views')
  const views = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  const medications = { classes: new Map(), products: [], names: [], words: [], counterExamples: [] }
  const lists = { measures: new Map(), findings: new Map(), conditions: new Map(), procedures: new Map() }
  const draft: Service = { ...smallService, id: 'draft', status: 'draft' }
  return {
    version: '1.2.3',
    hash: 'sha256:0',
    sources: new Map(),
    codes: { systems: new Map(), units: new Map(), ...lists, medications },
    views: new Map(views.map((view) => [view.resource, view])),
    programmes: [],
    recognitions: [],
    conversation: { codes: [], phrases: [], beginnings: [] } as unknown as Knowledge['conversation'],
    concepts: [concept('reading', {}), concept('applies', { reason: null, missing: [] })],
    services: new Map<string, Service>([smallService, draft].map((service) => [service.id, service])),
    terms: new Map(),
  }
}
