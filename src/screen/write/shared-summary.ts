import type { Service } from '../../knowledge/knowledge.ts'
import { mayTell, type Told } from '../../small-numbers.ts'
import { addTally, type Counts, emptyTally, type Tally } from '../tally/tally.ts'
import type { Judged } from './summary-file.ts'

/** A number that may be told, or that there is one which may not. */
type Shown = number | '<5'

/**
 * The summary as it may leave the practice: small numbers are hidden, and no other number gives them away. Of all people only: practices beside
 * their sum would give each other away; and nothing but the funnel where that hides anything.
 * @see docs/decisions/small-numbers.md
 */
export function sharedSummaryOf(
  service: Service,
  tallies: Readonly<Record<string, Tally>>,
  { asOf, knowledge, unavailable }: Pick<Judged, 'asOf' | 'knowledge' | 'unavailable'>,
): object {
  const { population } = service
  if (!population) throw new Error(`${service.id} has no population.yaml`)
  const total = emptyTally(population)
  for (const tally of Object.values(tallies)) addTally(total, tally)
  const { people, incomplete, steps, sections, exclusions, missing, bands } = total
  const names = population.funnel.steps.map(({ name }) => name)
  const head = {
    ...(unavailable.length > 0 && { unavailable }),
    service: service.id,
    asOf,
    knowledge: { version: knowledge.version, hash: knowledge.hash },
    dismissals: 'not-read',
  }
  const told = mayTell({ ...lossesIn(steps, names), [through]: steps.at(-1)?.reached ?? 0 })
  if (!told) return { ...head, funnel: '<10 people' }
  const funnel = [{ step: 'people', people, lost: {} }, ...toldSteps(steps, names, people, told.cells)]
  // What else is counted may be one of these numbers under another name.
  if (Object.values<Told>(told.cells).includes(null)) return { ...head, funnel }
  const listed = sections.reduce((sum, number) => sum + number, 0)
  const worklist = (population.worklist?.sections ?? []).map(({ name }, at) => [name, sections[at] ?? 0] as const)
  return {
    ...head,
    incomplete: alone(incomplete, people),
    funnel,
    worklist: parts(Object.fromEntries([...worklist, [through, people - listed]])),
    exclusions: each(exclusions, people),
    missing: each(missing, people),
    bands: parts({ ...bands, [through]: people - sumOf(bands) }),
  }
}

/** The cell of who is in none of the others; no step, section or code is called so. */
const through = ' '

/** Every loss of the whole funnel as a cell: with who comes through they are everybody, so that one hidden cell is no difference of others. */
function lossesIn(steps: Tally['steps'], names: readonly string[]): Counts {
  return Object.fromEntries(
    steps.flatMap(({ lost }, at) => Object.entries(lost).map(([reason, number]) => [`${names[at]} ${reason}`, number])),
  )
}

/** How many are left after a step is told as long as nothing before it is hidden: else it would be the sum of what is. */
function toldSteps(
  steps: Tally['steps'],
  names: readonly string[],
  people: number,
  cells: Readonly<Record<string, Told>>,
): readonly object[] {
  let left: number | null = people
  return steps.map(({ lost }, at) => {
    const reasons = Object.keys(lost).sort()
    const told = reasons.map((reason) => [reason, cells[`${names[at]} ${reason}`] ?? null] as const)
    for (const [, number] of told) left = left === null || number === null ? null : left - number
    const isLast = at === steps.length - 1
    return {
      step: names[at],
      people: shown(isLast ? (cells[through] ?? null) : left),
      lost: Object.fromEntries(told.map(([reason, number]) => [reason, shown(number)])),
    }
  })
}

/** Numbers of people of whom each is in one cell at most. */
function parts(counts: Counts): Readonly<Record<string, Shown>> {
  const cells = mayTell(counts)?.cells ?? {}
  const names = Object.keys(counts).filter((name) => name !== through)
  return Object.fromEntries(names.sort().map((name) => [name, shown(cells[name] ?? null)]))
}

/** Numbers of people who may be in several. */
function each(counts: Counts, people: number): Readonly<Record<string, Shown>> {
  return Object.fromEntries(
    Object.keys(counts)
      .sort()
      .map((name) => [name, alone(counts[name] ?? 0, people)]),
  )
}

function alone(number: number, people: number): Shown {
  return shown(mayTell({ number, others: people - number })?.cells.number ?? null)
}

function shown(number: Told): Shown {
  return number ?? '<5'
}

function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, number) => sum + number, 0)
}
