import type { Condition } from 'fhir/r4.js'
import { type DateRead, type Day, firstLived, isPartial, readDate, yearsAfter } from '../../calendar.ts'
import { isPresent } from '../../fhir/element.ts'
import { sourceOf, whose } from '../../fhir/reference.ts'
import type { Row } from '../../fhir/view.ts'
import type { CodeList, Dictionary } from '../../knowledge/dictionary.ts'
import type { Coded, CodedFact } from '../coded-fact.ts'
import { codingsOf } from '../coding.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import type { Fact } from '../fact.ts'

const activeStatuses: readonly unknown[] = ['active', 'recurrence', 'relapse']
/** Clinical statuses of a condition that is over. */
export const endedStatuses: readonly unknown[] = ['inactive', 'resolved', 'remission']
/** Of several that are given the first of these counts, which is the more careful. */
const clinicalStatuses: readonly unknown[] = [...activeStatuses, ...endedStatuses]
const uncertain: readonly unknown[] = ['provisional', 'differential', 'unconfirmed']

/**
 * Reads the Conditions that stand in a code list. Refuted, entered in error, of another patient or dated after the day
 * judged: rejected. What a list's `kind` does with the clinical status is decided by `counts`.
 * @see docs/reading.md#condition
 */
export function readConditions(conditions: readonly Condition[], dictionary: Dictionary, context: Context): Coded {
  const lexicon = lexiconOf(dictionary)
  const view = viewOf(lexicon, 'Condition')
  const found: CodedFact[] = []
  const rejected: Fact[] = []
  for (const condition of conditions) {
    const rows = lexicon.conditions.findAll(codingsOf(condition))
    if (rows.length === 0) continue
    const row = view(condition)
    const source = sourceOf('Condition', row.text('id'))
    const subject = whose(row.one('subject'), context.patientId)
    const verification = wordsOf(row, 'verification')
    const { onset, date } = dateOf(row, context)
    const reason =
      subject !== 'this-patient'
        ? subject
        : isWrong(row)
          ? 'status'
          : date && date.day > context.asOf
            ? 'after-as-of'
            : null
    if (reason) {
      rejected.push({ fact: rows[0]?.list ?? '', value: null, unit: null, date: null, source, used: false, reason })
      continue
    }
    const status = clinicalStatus(row)
    const abatement = readAbatement(row, context.birth, context.asOf)
    const facts = {
      day: date?.day ?? null,
      approximate: date?.approximate ?? false,
      onset: onset !== null,
      status,
      confirmed: !verification.some((code) => uncertain.includes(code)),
      abated: abatement.abated,
      doubtful: condition.modifierExtension !== undefined,
      end: abatement.day,
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

/** Whether it was refuted, or entered in error. */
export function isWrong(row: Row): boolean {
  const verification = wordsOf(row, 'verification')
  return verification.includes('refuted') || verification.includes('entered-in-error')
}

/** When it began, and the day that it is dated by: that, else when it was put on record. */
export function dateOf(
  row: Row,
  { birth, asOf }: Context,
): { readonly onset: Dated | null; readonly date: Dated | null } {
  const onset = readOnset(row, birth, asOf)
  return { onset, date: onset ?? within(readDate(row.text('recorded')), asOf) }
}

/** What a status says, of any system, in words too, or as a plain word instead of a CodeableConcept; in lower case. */
function wordsOf(row: Row, column: string): readonly string[] {
  return row.all(column).flatMap((word) => (typeof word === 'string' ? [word.trim().toLowerCase()] : []))
}

/** The clinical status that FHIR knows, wherever it stands among the codings; without one the first that is given. */
function clinicalStatus(row: Row): string | null {
  const given = wordsOf(row, 'clinical')
  const [known] = clinicalStatuses.filter((status) => given.some((word) => word === status))
  return typeof known === 'string' ? known : (given[0] ?? null)
}

/** Whether a Condition of a list counts: events and lasting ones with any clinical status, states while they last. */
export function counts(fact: CodedFact, kind: CodeList['kind']): boolean {
  if (kind !== 'state') return true
  if (activeStatuses.includes(fact.status)) return true
  return !endedStatuses.includes(fact.status) && !fact.abated
}

interface Dated {
  readonly day: Day
  readonly approximate: boolean
}

/**
 * An approximate date whose month or year contains the day judged is the day judged.
 * @see docs/reading.md#partial-dates
 */
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

/** Whether it has ended by the day judged, and on which day as far as that is known. */
function readAbatement(row: Row, birth: DateRead | null, asOf: Day): { abated: boolean; day: Day | null } {
  if (!isPresent(row.element, 'abatement')) return { abated: false, day: null }
  const years = row.one('abatementAge')
  const aged = typeof years === 'number' && years >= 0 && years < 150 && birth
  const given = within(readDate(row.text('abatement') ?? row.text('abatementStart')), asOf)?.day
  const day = given ?? (aged ? yearsAfter(birth.day, Math.floor(years)) : null)
  const abated = day === null || (day >= firstLived && day <= asOf)
  return { abated, day: abated ? day : null }
}
