import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { silent } from '../../src/screen/progress.ts'
import { screen } from '../../src/screen/screen.ts'
import { emptyTally, type Tally } from '../../src/screen/tally/tally.ts'
import { sharedSummaryOf } from '../../src/screen/write/shared-summary.ts'
import { adult } from './people.ts'
import { inputOf, judgedWith, screenedOptions, services, temporaryFolder } from './run.ts'

const [service] = services
if (!service?.population) throw new Error('no service is screened with')
const { population } = service
const names = population.funnel.steps.map(({ name }) => name)

interface Told {
  readonly funnel: readonly {
    readonly step: string
    readonly people: number | string
    readonly lost: Readonly<Record<string, number | string>>
  }[]
  readonly worklist?: unknown
  readonly bands?: unknown
}

/** So many people, of whom these are lost at these steps. */
function told(
  people: number,
  lost: readonly (readonly [step: number, reason: string, number: number])[],
  more: Partial<Tally> = {},
): Told {
  const tally = { ...emptyTally(population as NonNullable<typeof population>), ...more, people }
  let left = people
  for (const [at, step] of tally.steps.entries()) {
    for (const [, reason, number] of lost.filter(([of]) => of === at)) {
      step.lost[reason] = number
      left -= number
    }
    step.reached = left
  }
  const knowledge = { version: '1', hash: 'sha256:x' }
  return sharedSummaryOf(
    service as NonNullable<typeof service>,
    { one: tally },
    { asOf: '2026-01-01', knowledge, unavailable: [] },
  ) as Told
}

describe('a summary that leaves the practice', () => {
  it('tells nothing of fewer than ten people', () => {
    expect(told(9, []).funnel).toBe('<10 people')
  })

  it('hides a small number, the next smallest, and what would be their difference', () => {
    const { funnel, ...rest } = told(100, [
      [0, 'deceased', 3],
      [3, 'not-type-2', 50],
      [4, 'pregnant', 7],
    ])
    expect(funnel[1]).toEqual({ step: names[0], people: '<5', lost: { deceased: '<5' } })
    expect(funnel[4]).toEqual({ step: names[3], people: '<5', lost: { 'not-type-2': 50 } })
    expect(funnel[5]).toMatchObject({ lost: { pregnant: '<5' } })
    expect(funnel.at(-1)).toMatchObject({ people: 40 })
    expect(rest).not.toHaveProperty('worklist')
  })

  it('tells all where nothing is small, but what is small elsewhere', () => {
    const { funnel, bands } = told(100, [[0, 'deceased', 30]], { bands: { favourable: 40, small: 3 } })
    expect(funnel[1]).toEqual({ step: names[0], people: 70, lost: { deceased: 30 } })
    expect(bands).toEqual({ favourable: '<5', small: '<5' })
  })

  it('is all that is written', async () => {
    const input = inputOf({ 'Patient.ndjson': Array.from({ length: 12 }, (_, at) => adult(`p${at}`)) })
    const output = join(temporaryFolder(), 'out')
    const watch = { progress: silent, signal: new AbortController().signal }
    await screen({ ...screenedOptions(input, output), isShared: true }, judgedWith, watch)
    expect(readdirSync(output)).toEqual(['summary.json'])
    const text = readFileSync(join(output, 'summary.json'), 'utf8')
    expect(text).not.toContain('p1')
    expect(JSON.parse(text).funnel[0]).toEqual({ step: 'people', people: 12, lost: {} })
  })
})
