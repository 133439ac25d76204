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
const diet = (start: string) => ({ programmes: { 'koolhydraatarm dieet': { from: start } } })
const start = diet('2024-03-01')
/** Long before the start, so that it is not the first thing in the data. */
const before = { '2022-06-01': 58 }

/** Sixty invented people, who are known to be this and nothing else. The middle of their starts is 16 April 2025. */
export const groups: Readonly<Record<string, Group>> = {
  // Stopped metformin on the day of the start, and is in remission at 6 and 12 months.
  A: {
    people: 12,
    words: {
      ...type2,
      ...start,
      drugs: { metformine: { from: '2021-01-01', until: '2024-03-01' } },
      hba1c: { ...before, '2024-02-15': 60, '2024-06-01': 50, '2024-09-10': 44, '2025-03-01': 44 },
      'fasting-glucose': { '2024-09-10': 6.2, '2025-03-01': 6.2 },
      weight: { '2024-02-15': 100, '2024-06-01': 92, '2024-09-10': 90, '2025-03-01': 85 },
    },
  },
  // Goes on with metformin, on a list that was written two years later.
  B: {
    people: 10,
    words: {
      ...type2,
      ...start,
      drugs: metformin,
      hba1c: { ...before, '2024-02-15': 60, '2024-06-01': 52, '2024-09-10': 50, '2025-03-01': 49 },
      weight: { '2024-02-15': 100, '2024-06-01': 97, '2024-09-10': 97, '2025-03-01': 97 },
    },
  },
  // Never treated, no glucose, and not seen again after 6 months.
  C: {
    people: 8,
    words: { ...type2, ...start, hba1c: { ...before, '2024-02-15': 50, '2024-06-01': 47, '2024-09-10': 46 } },
  },
  // Never treated, no glucose, not seen at 3 months.
  D: {
    people: 7,
    words: { ...type2, ...start, hba1c: { ...before, '2024-02-15': 56, '2024-09-10': 55, '2025-03-01': 47 } },
  },
  // Of two drugs keeps one.
  E: {
    people: 6,
    words: {
      ...type2,
      ...start,
      drugs: { ...metformin, gliclazide: { from: '2022-01-01', until: '2024-05-01' } },
      hba1c: { ...before, '2024-02-15': 58, '2024-09-10': 56, '2025-03-01': 62 },
    },
  },
  // On metformin, dies before 12 months.
  F: {
    people: 5,
    words: {
      ...type2,
      ...start,
      died: '2024-12-15',
      drugs: metformin,
      hba1c: { ...before, '2024-02-15': 60, '2024-09-10': 50 },
    },
  },
  // As C, until another type turns out.
  G: {
    people: 4,
    words: {
      conditions: { 'type-2': '2020-02-01', 'other-diabetes': { recorded: '2025-01-15' } },
      ...start,
      hba1c: { ...before, '2024-02-15': 50, '2024-06-01': 47, '2024-09-10': 46 },
    },
  },
  // Started so lately that no window is over.
  H: { people: 3, words: { ...type2, ...diet('2026-06-01'), hba1c: before } },
  // Was 17 at the start.
  I: { people: 2, words: { ...type2, ...start, born: '2007-01-01', hba1c: before } },
  // The data begin two months before the start.
  J: { people: 2, words: { ...type2, ...start, hba1c: { '2024-01-01': 58 } } },
  // Never started.
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
