import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Cases } from '../../src/knowledge/cases/cases.ts'
import { knowledgeRoot } from '../../src/knowledge/files/root.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadWithCases, type Places } from '../../src/knowledge/load.ts'
import { laidOver } from '../knowledge/overlay.ts'

/** The test knowledge with a second service beside its own: both have a rule `sugar` with a card `high`, and each its own opinion. */
export const several: { readonly knowledge: Knowledge; readonly cases: Cases } = await withFiles(loadWithCases)

/** What comes of its files, which stand in a folder as long as that takes. */
export function withFiles<T>(use: (places: Places) => Promise<T>): Promise<T> {
  const over = fileURLToPath(new URL('./knowledge', import.meta.url))
  return laidOver(over, [], use, join(knowledgeRoot(), 'views'))
}

/** The ids under which they are called. */
export const both = ['demo', 'second'] as const

/** A person with one fasting glucose, in mmol/L. */
export function personWith(glucose: number, day: string) {
  return {
    patient: { resourceType: 'Patient', id: 'p1', birthDate: '1966-05-10', name: [{ family: 'Testpersoon-Suiker' }] },
    observation: {
      resourceType: 'Observation',
      id: 'o1',
      status: 'final',
      subject: { reference: 'Patient/p1' },
      code: { coding: [{ system: 'http://loinc.org', code: '14771-0' }] },
      effectiveDateTime: day,
      valueQuantity: { value: glucose, unit: 'mmol/L' },
    },
  }
}
