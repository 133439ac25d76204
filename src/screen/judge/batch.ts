import { gzipSync } from 'node:zlib'
import type { Service } from '../../knowledge/knowledge.ts'
import type { Person } from '../group/person.ts'
import { practiceOf } from '../tally/practice.ts'
import { type Tallies, TallyBook } from '../tally/tallies.ts'
import { type Judging, judgeOrName, RuleFailed } from './judge.ts'
import { countOf, type Fates, isPrepared, leftOutWhole, prepare } from './prepared.ts'
import { rowOf } from './row.ts'

/** What came of some people, in their order. */
export interface BatchResult extends Fates {
  readonly tallies: Tallies
  /** One member of a gzip file: the rows, one a line. */
  readonly packed: Uint8Array
}

export interface BatchJudging extends Judging {
  readonly services: readonly Service[]
  readonly isFull: boolean
}

/** Fast rather than small: packing costs as much as judging otherwise. */
const level = 1

/** Judges some people with every service. Who makes a rule fail is left out, and the others go on. */
export function judgeBatch(people: readonly Person[], judging: BatchJudging): BatchResult {
  const tallies = new TallyBook(judging.services)
  const rows: string[] = []
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
    packed: rows.length === 0 ? new Uint8Array() : new Uint8Array(gzipSync(`${rows.join('\n')}\n`, { level })),
  }

  function judged(person: Person): Fates {
    const prepared = prepare(person)
    if (!isPrepared(prepared)) return prepared
    const { ofPeople, duplicates, leftOut, lacks, resources } = prepared
    const told = judging.services.map((service) => ({ service, explanation: judgeOrName(prepared, service, judging) }))
    const practice = practiceOf(resources.find(({ resourceType }) => resourceType === 'Patient'))
    for (const { service, explanation } of told) {
      rows.push(JSON.stringify(rowOf(explanation, lacks, judging.isFull)))
      tallies.count(service, practice, explanation, lacks.length > 0)
    }
    return { ofPeople, duplicates, leftOut }
  }
}

/** What came of several batches, in their order. */
export function addTogether(results: readonly BatchResult[]): BatchResult {
  const book = new TallyBook()
  for (const { tallies } of results) book.add(tallies)
  return { ...added(results), tallies: book.all, packed: Buffer.concat(results.map(({ packed }) => packed)) }
}

function added(fates: readonly Fates[]): Fates {
  const sum = (of: (fate: Fates) => number) => fates.reduce((total, fate) => total + of(fate), 0)
  return {
    ofPeople: sum(({ ofPeople }) => ofPeople),
    duplicates: sum(({ duplicates }) => duplicates),
    leftOut: fates.flatMap(({ leftOut }) => leftOut),
  }
}
