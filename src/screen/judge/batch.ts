import { gzipSync } from 'node:zlib'
import type { Service } from '../../knowledge/knowledge.ts'
import type { Person } from '../group/person.ts'
import { anyType } from '../input/item.ts'
import { practiceOf } from '../tally/practice.ts'
import { type Tallies, TallyBook } from '../tally/tallies.ts'
import { listedOf } from '../worklist/listing.ts'
import type { Listed } from '../worklist/row.ts'
import { type DecisionRow, decisionRows } from './decision-rows.ts'
import { askedTypes, type Judging, judgeOrName, RuleFailed } from './judge.ts'
import { countOf, type Fates, isPrepared, leftOutWhole, prepare } from './prepared.ts'
import type { Joining } from './rescue.ts'
import { rowOf } from './row.ts'

/** What came of some people, in their order. */
export interface BatchResult extends Fates {
  readonly tallies: Tallies
  /** Who of them is in the worklist. */
  readonly listed: readonly Listed[]
  readonly decisions: readonly DecisionRow[]
  /** One member of a gzip file: the rows, one a line. */
  readonly packed: Uint8Array
}

export interface BatchJudging extends Judging {
  readonly services: readonly Service[]
  readonly isFull: boolean
  /** Whether the worklist says what people are called. */
  readonly isIdentified: boolean
}

/** Fast rather than small: packing costs as much as judging otherwise. */
const level = 1

/** Judges some people with every service. Who makes a rule fail is left out, and the others go on. */
export function judgeBatch(people: readonly Person[], judging: BatchJudging): BatchResult {
  const tallies = new TallyBook(judging.services)
  const rows: string[] = []
  const listed: Listed[] = []
  const decisions: DecisionRow[] = []
  const names = columnsOf(judging.services)
  const fates = people.map((person): Fates => {
    try {
      return judged(person)
    } catch (error) {
      return leftOutWhole(person, 'rule-failed', countOf(person), error instanceof RuleFailed ? error.rule : undefined)
    }
  })
  return {
    ...added(fates),
    tallies: tallies.all,
    listed,
    decisions,
    packed: rows.length === 0 ? new Uint8Array() : new Uint8Array(gzipSync(`${rows.join('\n')}\n`, { level })),
  }

  function judged(person: Person): Fates {
    const prepared = prepare(person)
    if (!isPrepared(prepared)) return prepared
    const { ofPeople, duplicates, leftOut, lacks, resources } = prepared
    const asked = new Set(judging.services.flatMap(askedTypes))
    const incomplete = lacks.filter((type) => type === anyType || asked.has(type))
    // All of it before any of it is told: of who is left out nothing is.
    const told = judging.services.map((service) => {
      const { evaluations, explanation } = judgeOrName(prepared, service, judging)
      const person = { id: prepared.name, resources, incomplete, evaluations, explanation }
      const { population } = service
      const own = population && listedOf(person, service, population, judging)
      return { service, explanation, own, row: JSON.stringify(rowOf(explanation, incomplete, judging.isFull)) }
    })
    const practice = practiceOf(resources.find(({ resourceType }) => resourceType === 'Patient'))
    let first: Listed | null = null
    // Sections of a service come after those of the services before it, and each person is listed once.
    let before = 0
    for (const { service, explanation, own, row } of told) {
      decisions.push(...decisionRows(explanation, names))
      rows.push(row)
      tallies.count(service, practice, explanation, incomplete.length > 0, first ? null : (own?.section ?? null))
      first ??= own && { ...own, section: before + own.section }
      before += service.population?.worklist?.sections.length ?? 0
    }
    if (first) listed.push(first)
    return { ofPeople, duplicates, leftOut }
  }
}

/** Names in the results of rules that are columns of the table of decisions. */
export function columnsOf(services: readonly Pick<Service, 'population'>[]): readonly string[] {
  return [...new Set(services.flatMap(({ population }) => population?.columns ?? []))]
}

/** What came of several batches, and of who is left out. */
export const joiningBatches: Joining<BatchResult> = {
  together: addTogether,
  without: (fates) => ({ ...fates, tallies: {}, listed: [], decisions: [], packed: new Uint8Array() }),
}

/** What came of several batches, in their order. */
function addTogether(results: readonly BatchResult[]): BatchResult {
  const book = new TallyBook()
  for (const { tallies } of results) book.add(tallies)
  const listed = results.flatMap((result) => result.listed)
  const decisions = results.flatMap((result) => result.decisions)
  return {
    ...added(results),
    tallies: book.all,
    listed,
    decisions,
    packed: Buffer.concat(results.map(({ packed }) => packed)),
  }
}

/** What became of everything that came in of several people. */
export function added(fates: readonly Fates[]): Fates {
  const sum = (of: (fate: Fates) => number) => fates.reduce((total, fate) => total + of(fate), 0)
  return {
    ofPeople: sum(({ ofPeople }) => ofPeople),
    duplicates: sum(({ duplicates }) => duplicates),
    leftOut: fates.flatMap(({ leftOut }) => leftOut),
  }
}
