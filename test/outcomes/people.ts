import type { Resource } from 'fhir/r4.js'
import { patientId } from '../../src/knowledge/cases/person/record.ts'
import { someone, type Words } from '../cases/someone.ts'
import { knowledge, service } from '../why.ts'

/** People who are alike: how many, and who they are in the words of cases. */
export interface Group {
  readonly people: number
  readonly words: Words
}

const type2 = { conditions: { 'type-2': '2020-02-01' } }
/** A list of today, that says since when. */
const metformin = { metformine: { from: '2021-01-01', written: '2026-06-01' } }
const diet = (start: string, end: object = {}) => ({ programmes: { 'koolhydraatarm dieet': { from: start, ...end } } })
const start = diet('2024-03-01')
/** Long before the start, so that it is not the first thing in the data. */
const before = { '2022-06-01': 58 }

const remitting = {
  ...type2,
  ...start,
  drugs: { metformine: { from: '2021-01-01', until: '2024-03-01' } },
  weight: { '2024-02-15': 100, '2024-06-01': 92, '2024-09-10': 90, '2025-03-01': 85 },
}
const low = { ...before, '2024-02-15': 60, '2024-06-01': 50, '2024-09-10': 44, '2025-03-01': 44 }
const lowGlucose = { '2024-09-10': 6.2, '2025-03-01': 6.2 }
/** Of two drugs keeps one. */
const reduced = { ...metformin, gliclazide: { from: '2022-01-01', until: '2024-05-01' } }
const neverTreated = { ...before, '2024-02-15': 50, '2024-06-01': 47, '2024-09-10': 46 }

/** Sixty invented people, who are known to be this and nothing else: told in words in recount.md. The middle of their starts is 16 April 2025. */
export const groups: Readonly<Record<string, Group>> = {
  A: {
    people: 7,
    words: {
      ...remitting,
      hba1c: { ...low, '2025-09-15': 45 },
      'fasting-glucose': { ...lowGlucose, '2025-09-15': 6.3 },
    },
  },
  L: {
    people: 3,
    words: {
      ...remitting,
      hba1c: { ...low, '2025-09-15': 52 },
      'fasting-glucose': { ...lowGlucose, '2025-09-15': 7.4 },
    },
  },
  M: { people: 2, words: { ...remitting, hba1c: { ...low, '2025-09-15': 52 }, 'fasting-glucose': lowGlucose } },
  B: {
    people: 8,
    words: {
      ...type2,
      ...start,
      drugs: { ...metformin, dapagliflozine: '2023-01-01' },
      hba1c: { ...before, '2024-02-15': 60, '2024-06-01': 52, '2024-09-10': 50, '2025-03-01': 49 },
      glucose: { '2024-04-10': 8.1 },
      weight: { '2024-02-15': 100, '2024-06-01': 97, '2024-09-10': 97, '2025-03-01': 97 },
    },
  },
  N: {
    people: 2,
    words: {
      conditions: { 'type-2': '2020-02-01', hypoglycaemia: '2024-03-15' },
      ...start,
      died: '2024-04-20',
      drugs: { 'insuline glargine': '2022-01-01' },
      hba1c: { ...before, '2024-02-15': 70 },
    },
  },
  C: {
    people: 8,
    words: {
      ...type2,
      ...diet('2024-03-01', { until: '2025-02-15', status: 'completed' }),
      talks: { remission: ['2024-02-10'] },
      hba1c: neverTreated,
    },
  },
  D: {
    people: 7,
    words: {
      ...type2,
      ...diet('2024-03-01', { until: '2025-05-01' }),
      referrals: { GLI: '2024-02-01' },
      hba1c: { ...before, '2024-02-15': 56, '2024-09-10': 55, '2025-03-01': 47 },
    },
  },
  E: {
    people: 4,
    words: {
      ...type2,
      ...diet('2024-03-01', { until: '2024-08-15', status: 'revoked' }),
      drugs: reduced,
      hba1c: { ...before, '2024-02-15': 58, '2024-09-10': 56, '2025-03-01': 62 },
      glucose: { '2024-03-20': 2.8 },
    },
  },
  P: {
    people: 2,
    words: {
      conditions: { 'type-2': '2020-02-01', ketoacidosis: '2024-03-25' },
      ...start,
      drugs: { ...reduced, dapagliflozine: { from: '2023-01-01', until: '2024-03-25' } },
      hba1c: { ...before, '2024-02-15': 58, '2024-08-20': 70, '2024-09-10': 56, '2025-03-01': 62 },
    },
  },
  F: {
    people: 5,
    words: {
      ...type2,
      ...start,
      died: '2024-12-15',
      drugs: { gliclazide: '2021-01-01' },
      hba1c: { ...before, '2024-02-15': 60, '2024-09-10': 50 },
      glucose: { '2024-04-02': 7.0 },
    },
  },
  G: {
    people: 4,
    words: {
      conditions: { 'type-2': '2020-02-01', 'other-diabetes': { recorded: '2025-01-15' } },
      ...start,
      hba1c: neverTreated,
    },
  },
  H: { people: 3, words: { ...type2, ...diet('2026-06-01'), hba1c: before } },
  I: { people: 2, words: { ...type2, ...start, born: '2007-01-01', hba1c: before } },
  J: { people: 2, words: { ...type2, ...start, hba1c: { '2024-01-01': 58 } } },
  K: { people: 1, words: { ...type2, hba1c: before } },
}

/** Everybody in these groups, each with resources of their own. */
export function peopleOf(of: Readonly<Record<string, Group>>): readonly (readonly Resource[])[] {
  return Object.entries(of).flatMap(([name, { people, words }]) => {
    const { sent } = someone({ born: '1966-05-10', ...words }, service.folder, knowledge)
    return Array.from({ length: people }, (_, at) => namedAs(sent.resources, `${name}${at + 1}`))
  })
}

function namedAs(resources: readonly Resource[], id: string): readonly Resource[] {
  const text = JSON.stringify(resources).replaceAll(`Patient/${patientId}`, `Patient/${id}`)
  return (JSON.parse(text) as Resource[]).map((each) => ({
    ...each,
    id: each.resourceType === 'Patient' ? id : `${id}-${each.id}`,
  }))
}
