import type { Procedure } from 'fhir/r4.js'
import { readDate } from '../../calendar.ts'
import { sourceOf, whose } from '../../fhir/reference.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import type { Coded, CodedFact } from '../coded-fact.ts'
import { codingsOf } from '../coding.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import type { Fact } from '../fact.ts'
import { within } from './conditions.ts'

const counted: readonly unknown[] = ['completed', 'in-progress']

/** Reads the Procedures that stand in a code list and were started on or before the day judged. */
export function readProcedures(procedures: readonly Procedure[], dictionary: Dictionary, context: Context): Coded {
  const lexicon = lexiconOf(dictionary)
  const view = viewOf(lexicon, 'Procedure')
  const found: CodedFact[] = []
  const rejected: Fact[] = []
  for (const procedure of procedures) {
    const rows = lexicon.procedures.findAll(codingsOf(procedure))
    if (rows.length === 0) continue
    const row = view(procedure)
    const source = sourceOf('Procedure', row.text('id'))
    const subject = whose(row.one('subject'), context.patientId)
    const start = within(readDate(row.text('performed') ?? row.text('performedStart')), context.asOf)
    const usable = counted.includes(row.code('status'))
    const reason =
      subject !== 'this-patient'
        ? subject
        : !usable
          ? 'status'
          : start && start.day > context.asOf
            ? 'after-as-of'
            : null
    if (reason) {
      rejected.push({ fact: rows[0]?.list ?? '', value: null, unit: null, date: null, source, used: false, reason })
      continue
    }
    const facts = {
      day: start?.day ?? null,
      approximate: start?.approximate ?? false,
      onset: true,
      status: row.code('status') ?? null,
      confirmed: true,
      abated: false,
      doubtful: procedure.modifierExtension !== undefined,
      end: readDate(row.text('performedEnd'))?.last ?? null,
      answers: [],
      answer: null,
      source,
      resource: procedure,
    }
    for (const { list, code, mark = null, confidence } of rows) {
      found.push({ kind: 'coded', list, code, mark, confidence, ...facts })
    }
  }
  return { found, rejected }
}
