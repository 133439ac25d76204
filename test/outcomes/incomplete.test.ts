import { expect, it } from 'vitest'
import { defaultSite } from '../../src/knowledge/site.ts'
import { judgePeople } from '../../src/outcomes/judge/people.ts'
import { knowledge, service } from '../why.ts'
import { groups, peopleOf } from './people.ts'

const { A: remission } = groups
if (!remission) throw new Error('there is no group A')
const [resources = []] = peopleOf({ A: { ...remission, people: 1 } })
const person = {
  ...{ id: 'A1', name: 'A1', isDoubled: false, tooMany: 0 },
  resources: resources.map((resource, line) => ({
    ...{ type: resource.resourceType, id: resource.id ?? null, url: null, refers: null },
    ...{ text: JSON.stringify(resource), isCopy: false, file: 0, line, part: 0 },
  })),
}
const asked = {
  from: '2024-03-01',
  to: '2024-03-01',
  at: [12],
  asOf: '2026-11-22',
  language: 'nl',
  share: false,
} as const
const site = { ...defaultSite, medicationHistory: 'complete' } as const

/** What the person is counted as in the first indicator. */
function counted(lacks: readonly string[], unavailable: readonly string[]) {
  const { outcomes } = judgePeople([{ ...person, lacks }], asked, { knowledge, service, site }, unavailable)
  return outcomes[0]?.cells.find(({ indicator, population }) => indicator === 'O1' && population === 'cohort')?.counted
}

it.each([
  ['who lacks nothing is known', [], [], { code: 'yes' }],
  ['of whom a line could not be read all is unknown', ['Observation'], [], 'unknown'],
  ['so it is of whom it is not known what was lost', ['*'], [], 'unknown'],
  ['of a type that nothing asks for it does not matter', ['Claim'], [], { code: 'yes' }],
  ['one kind of medication is enough', [], ['MedicationRequest'], { code: 'yes' }],
  [
    'without any, such as after a file that ended early, all is unknown',
    [],
    ['MedicationRequest', 'MedicationStatement'],
    'unknown',
  ],
])('%s', (_, lacks, unavailable, wanted) => {
  expect(counted(lacks, unavailable)).toEqual(wanted)
})
