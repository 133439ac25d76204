import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makersFor } from '../src/engine/rule.ts'
import { knowledgeRoot } from '../src/knowledge/files/root.ts'
import type { Knowledge, Service } from '../src/knowledge/knowledge.ts'
import type { Names } from '../src/knowledge/names.ts'
import { bundle } from './fhir-server.ts'

const { defineApplicability, defineConcept } = makersFor<Names>()

const applies = {
  name: 'applies',
  at: 'shared/applies',
  concept: defineApplicability({
    reasons: [],
    parameters: {},
    reads: {},
    find: () => ({ reason: null, missing: [] }),
  }),
  parameters: new Map(),
}

const reading = {
  name: 'reading',
  at: 'shared/reading',
  concept: defineConcept({ parameters: {}, reads: {}, find: () => null }),
  parameters: new Map(
    ['freshFor', 'supplyLasts', 'undatedStopWithin'].map((name) => [name, { name, values: [{ value: 12 }] } as never]),
  ),
}

const facets = [
  'audiences',
  'together',
  'where',
  'payers',
  'lines',
  'signUp',
  'lanes',
  'languages',
  'medication',
] as const
const noFacets = Object.fromEntries(facets.map((name) => [name, new Map()])) as unknown as Knowledge['facets']

const words = (nl: string, en: string) => ({ nl, en })

/** A service without rules that asks for all that a service can ask for, for tests of the shell around the rules. */
export const smallService = {
  id: 'small',
  folder: 'small',
  hook: 'patient-view',
  version: '1.0.0',
  offered: true,
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
  applies,
  reading,
  why: {},
  course: { plots: [] },
  outcomes: null,
  population: null,
  rules: [],
  rankings: [],
  suggestions: new Map(),
  overrideReasons: new Map(),
  silences: new Map(),
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

/** The same when a contact begins. */
export const smallEncounter: Service = { ...smallService, id: 'small-encounter', hook: 'encounter-start' }

/** The same when something to order is chosen, and when it is signed. */
export const smallSelect: Service = { ...smallService, id: 'small-select', hook: 'order-select' }
export const smallSign: Service = { ...smallService, id: 'small-sign', hook: 'order-sign' }

/** The same when a condition is put on the list of problems. */
export const smallProblem: Service = { ...smallService, id: 'small-problem', hook: 'problem-list-item-create' }

/** Knowledge with that service on each kind of hook, and one that is still a draft. */
export function smallKnowledge(): Knowledge {
  const folder = join(knowledgeRoot(), 'views')
  const views = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  const medications = {
    groups: new Map(),
    classes: new Map(),
    products: [],
    names: [],
    stems: [],
    counterExamples: [],
    otherDrugs: [],
    forms: [],
    placeholders: { systems: [], texts: [] },
  }
  const lists = {
    marks: new Map(),
    measures: new Map(),
    findings: new Map(),
    conditions: new Map(),
    requests: new Map(),
    sayings: new Map(),
    procedures: new Map(),
  }
  const draft: Service = { ...smallService, id: 'draft', folder: 'draft', offered: false }
  return {
    version: '1.2.3',
    pacing: null,
    sheet: null,
    hash: 'sha256:0',
    sources: new Map(),
    codes: {
      systems: new Map(),
      spellings: new Map(),
      doses: { substances: new Map(), timings: new Map(), acrossDrugs: new Set() },
      units: new Map(),
      ...lists,
      medications,
    },
    views: new Map(views.map((view) => [view.resource, view])),
    programmes: [],
    recognitions: [],
    diets: { order: [], otherwise: '' },
    criteria: { measures: new Map(), claims: [], for: new Map() },
    facets: noFacets,
    explained: { links: [], texts: [], groups: new Map(), examples: [], practice: null },
    conversations: new Map(),
    concepts: [reading, applies],
    services: new Map<string, Service>(
      [smallService, smallEncounter, smallSelect, smallSign, smallProblem, draft].map((service) => [
        service.id,
        service,
      ]),
    ),
    guarantees: new Map(),
    terms: new Map(),
  }
}
