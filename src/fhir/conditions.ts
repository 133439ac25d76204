import type { Condition } from 'fhir/r4.js'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { codingsOf } from './coding.ts'
import type { Context } from './context.ts'
import { type DateRead, type Day, isPartial, readDate, yearsAfter } from './day.ts'
import type { Fact } from './fact.ts'
import { lexiconOf, viewOf } from './lexicon.ts'
import type { Coded, CodedFact } from './record.ts'
import { sourceOf, whose } from './reference.ts'
import type { Row } from './view.ts'

const activeStatuses: readonly unknown[] = ['active', 'recurrence', 'relapse']
/** Clinical statuses of a condition that is over. */
export const endedStatuses: readonly unknown[] = ['inactive', 'resolved', 'remission']
const uncertain: readonly unknown[] = ['provisional', 'differential', 'unconfirmed']

/**
 * Reads the Conditions that stand in a code list. Refuted, entered in error, of another patient or dated after the day
 * judged: rejected. What a list's `kind` does with the clinical status is decided by `counts`.
 * @see clinical-details.md section 2
 */
export function readConditions(conditions: readonly Condition[], knowledge: Knowledge, context: Context): Coded {
  const lexicon = lexiconOf(knowledge)
  const view = viewOf(lexicon, 'Condition')
  const found: CodedFact[] = []
  const rejected: Fact[] = []
  for (const condition of conditions) {
    const rows = lexicon.conditions.findAll(codingsOf(condition))
    if (rows.length === 0) continue
    const row = view(condition)
    const source = sourceOf('Condition', row.text('id'))
    const subject = whose(row.one('subject'), context.patientId)
    const verification = row.all('verification')
    const onset = readOnset(row, context.birth, context.asOf)
    const recorded = within(readDate(row.text('recorded')), context.asOf)
    const date = onset ?? recorded
    const wrong = verification.includes('refuted') || verification.includes('entered-in-error')
    const reason =
      subject !== 'this-patient' ? subject : wrong ? 'status' : date && date.day > context.asOf ? 'after-as-of' : null
    if (reason) {
      rejected.push({ fact: rows[0]?.list ?? '', value: null, unit: null, date: null, source, used: false, reason })
      continue
    }
    const status = row.all('clinical').find((code) => typeof code === 'string') as string | undefined
    const facts = {
      day: date?.day ?? null,
      approximate: date?.approximate ?? false,
      onset: onset !== null,
      status: status ?? null,
      confirmed: !verification.some((code) => uncertain.includes(code)),
      abated: hasAbated(row, context.birth, context.asOf),
      doubtful: condition.modifierExtension !== undefined,
      end: null,
      answers: [],
      answer: null,
      source,
      resource: condition,
    }
    for (const { list, code, mark = null, confidence } of rows) {
      found.push({ kind: 'coded', list, code, mark, confidence, ...facts })
    }
  }
  return { found, rejected }
}

/** Whether a Condition of a list counts: events and lasting ones with any clinical status, states while they last. */
export function counts(fact: CodedFact, kind: 'diabetes' | 'event' | 'lasting' | 'state' | undefined): boolean {
  if (kind !== 'state') return true
  if (activeStatuses.includes(fact.status)) return true
  return !endedStatuses.includes(fact.status) && !fact.abated
}

interface Dated {
  readonly day: Day
  readonly approximate: boolean
}

/** An approximate date whose month or year contains the day judged is the day judged. @see clinical-details.md section 11 */
export function within(date: DateRead | null, asOf: Day): Dated | null {
  if (!date) return null
  const approximate = isPartial(date)
  const contains =
    approximate && date.day > asOf && asOf.startsWith(date.day.slice(0, date.precision === 'year' ? 4 : 7))
  return { day: contains ? asOf : date.day, approximate }
}

function readOnset(row: Row, birth: DateRead | null, asOf: Day): Dated | null {
  const given = within(readDate(row.text('onset') ?? row.text('onsetStart')), asOf)
  if (given) return given
  const years = ageOf(row, 'onsetAge', 'onsetAgeUnit') ?? ageOf(row, 'onsetRangeLow', 'onsetRangeUnit')
  return birth && years !== null ? { day: yearsAfter(birth.day, years), approximate: true } : null
}

/** An age in whole years; other units are not read. */
function ageOf(row: Row, value: string, unit: string): number | null {
  const years = row.one(value)
  const known = row.one(unit)
  const inYears = known === undefined || known === 'a' || (typeof known === 'string' && /^(year|jaar|yr)/i.test(known))
  return typeof years === 'number' && inYears && years >= 0 && years < 150 ? Math.floor(years) : null
}

function hasAbated(row: Row, birth: DateRead | null, asOf: Day): boolean {
  if (row.one('abated') !== true) return false
  const given = within(readDate(row.text('abatement') ?? row.text('abatementStart')), asOf)
  if (given) return given.day <= asOf
  const years = row.one('abatementAge')
  const possible = typeof years === 'number' && years >= 0 && years < 150
  return !birth || !possible || yearsAfter(birth.day, Math.floor(years)) <= asOf
}
