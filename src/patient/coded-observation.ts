import type { Observation } from 'fhir/r4.js'
import { sourceOf } from '../fhir/reference.ts'
import type { Row } from '../fhir/view.ts'
import type { Dictionary } from '../knowledge/dictionary.ts'
import { within } from './coded/conditions.ts'
import type { CodedFact } from './coded-fact.ts'
import { codeOf, type LooseCoding } from './coding.ts'
import { type ListRow, lexiconOf, viewOf } from './compiled-codes.ts'
import type { Context } from './context.ts'
import type { Fact } from './fact.ts'
import { dateOf, whyUnusable } from './measurements/observation-status.ts'

/** Reads an Observation whose code or answer tells something; without a date, or with a part of one, it still does. */
export function readFinding(
  observation: Observation,
  { list, code, mark, confidence }: ListRow,
  dictionary: Dictionary,
  context: Context,
): CodedFact | Fact {
  const lexicon = lexiconOf(dictionary)
  const row = viewOf(lexicon, 'Observation')(observation)
  const source = sourceOf('Observation', row.text('id'))
  const date = dateOf(row)
  const problem = whyUnusable(row, observation, date, context)
  if (problem && problem !== 'partial-date' && problem !== 'no-date') {
    return { fact: list, value: null, unit: null, date: null, source, used: false, reason: problem }
  }
  const answers = lexicon.findings.findAll(row.all('answers') as LooseCoding[])
  return {
    kind: 'coded',
    list,
    code,
    mark: mark ?? null,
    confidence,
    day: within(date, context.asOf)?.day ?? null,
    approximate: problem === 'partial-date',
    onset: false,
    status: row.code('status') ?? null,
    confirmed: true,
    abated: false,
    doubtful: false,
    end: null,
    answers: answers.map((answer) => ({ list: answer.list, mark: answer.mark ?? null })),
    answer: plainAnswer(row) ?? unlistedAnswer(row, answers.length),
    source,
    resource: observation,
  }
}

/** A coded answer that stands in no list, in its words: not the same as no answer. */
function unlistedAnswer(row: Row, listed: number): string | null {
  const [answer] = row.all('answers') as readonly LooseCoding[]
  if (listed > 0 || typeof answer !== 'object') return null
  return typeof answer.display === 'string' ? answer.display : codeOf(answer)
}

function plainAnswer(row: Row): string | number | boolean | null {
  const columns = ['answerText', 'string', 'boolean', 'integer', 'value']
  const given = columns.map((column) => row.one(column)).find((value) => value !== undefined)
  if (typeof given === 'number') return Number.isFinite(given) ? given : null
  return typeof given === 'string' || typeof given === 'boolean' ? given : null
}
