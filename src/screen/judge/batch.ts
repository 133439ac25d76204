import { gzipSync } from 'node:zlib'
import type { Service } from '../../knowledge/knowledge.ts'
import type { Person } from '../group/person.ts'
import { practiceOf } from '../tally/practice.ts'
import { type Tallies, TallyBook } from '../tally/tallies.ts'
import { failingRule, type Judging, judge } from './judge.ts'
import { type Fates, isPrepared, type LeftOutOf, leftOutWhole, type Prepared, prepare } from './prepared.ts'
import { rowOf } from './row.ts'

/** What came of some people, in their order. */
export interface BatchResult {
  readonly ofPeople: number
  readonly duplicates: number
  readonly leftOut: readonly LeftOutOf[]
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
  const fates = people.map((person) => {
    const prepared = prepare(person)
    return isPrepared(prepared) ? judged(prepared, person) : prepared
  })
  return {
    ofPeople: sum(fates, ({ ofPeople }) => ofPeople),
    duplicates: sum(fates, ({ duplicates }) => duplicates),
    leftOut: fates.flatMap(({ leftOut }) => leftOut),
    tallies: tallies.all,
    packed: rows.length === 0 ? new Uint8Array() : gzipSync(`${rows.join('\n')}\n`, { level }),
  }

  function judged(prepared: Prepared, person: Person): Fates {
    const told = []
    for (const service of judging.services) {
      try {
        told.push({ service, explanation: judge(prepared, service, judging) })
      } catch {
        const all = prepared.ofPeople + prepared.duplicates + prepared.leftOut.length
        return leftOutWhole(person, 'rule-failed', all, failingRule(prepared, service, judging))
      }
    }
    const practice = practiceOf(prepared.resources.find(({ resourceType }) => resourceType === 'Patient'))
    for (const { service, explanation } of told) {
      rows.push(JSON.stringify(rowOf(explanation, prepared.lacks, judging.isFull)))
      tallies.count(service, practice, explanation, prepared.lacks.length > 0)
    }
    return prepared
  }
}

function sum(fates: readonly Fates[], of: (fate: Fates) => number): number {
  return fates.reduce((total, fate) => total + of(fate), 0)
}
