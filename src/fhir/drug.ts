import type { Resource } from 'fhir/r4.js'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Context } from './context.ts'
import { type Day, monthsAfter } from './day.ts'
import type { Fact } from './fact.ts'
import { readStatement, type Statement } from './statement.ts'

/** One treatment with a drug, as all that was said of it comes together on the day judged. */
export interface Drug {
  readonly kind: 'drug'
  readonly name: string
  /** One for each component; `unclassified` for a drug that may lower glucose and cannot be classed. */
  readonly classes: readonly string[]
  /** Classes of any confidence: for safety rules only. */
  readonly careful: readonly string[]
  readonly inUse: boolean
  /** First day that it is known to have been in use. */
  readonly start: Day | null
  /** Last day of use; null while in use, or when it ended on an unknown day. */
  readonly end: Day | null
  /** The end is no later than this day, which is not known exactly. */
  readonly approximate: boolean
  /** Newest day on which something was written of it. */
  readonly sign: Day | null
  readonly reasons: readonly string[]
  readonly reasonTexts: readonly string[]
  readonly hasReason: boolean
  readonly sources: readonly string[]
}

/** Medication resources brought together per treatment, and what could not be used. */
export interface Drugs {
  readonly drugs: readonly Drug[]
  readonly rejected: readonly Fact[]
}

/** Groups the medication resources per treatment and decides each. @see clinical-details.md section 3 */
export function readDrugs(resources: readonly Resource[], knowledge: Knowledge, context: Context): Drugs {
  const treatments = new Map<string, Statement[]>()
  const rejected: Fact[] = []
  for (const resource of resources) {
    const read = readStatement(resource, knowledge, context)
    if ('reason' in read) {
      if (matters(read.product.careful)) rejected.push(reject(read.source, read.reason))
    } else if (read.verdict !== 'planned') {
      treatments.set(read.treatment, [...(treatments.get(read.treatment) ?? []), read])
    }
  }
  return { drugs: [...treatments.values()].map((statements) => decide(statements, knowledge, context)), rejected }
}

function matters(classes: readonly string[]): boolean {
  return classes.length > 0
}

function reject(source: string, reason: Fact['reason'] & string): Fact {
  return { fact: 'medication', value: null, unit: null, date: null, source, used: false, reason }
}

function decide(statements: readonly Statement[], knowledge: Knowledge, context: Context): Drug {
  const decisive = newest(statements)
  const signs = statements
    .map(({ sign }) => sign)
    .filter((day) => day !== null)
    .sort()
  const starts = statements
    .map(({ start }) => start)
    .filter((day) => day !== null)
    .sort()
  const inUse = decisive.verdict === 'in-use'
  const sign = signs.at(-1) ?? null
  const { end, approximate } = inUse ? { end: null, approximate: false } : endOf(decisive, sign, context)
  const lowers = (name: string) => knowledge.codes.medications.classes.get(name)?.glucoseLowering === true
  const { product } = decisive
  const inDoubt = statements.some(({ doubtful }) => doubtful) && product.careful.some(lowers)
  return {
    kind: 'drug',
    name: product.name,
    classes: inDoubt ? ['unclassified'] : product.classes,
    careful: product.careful,
    inUse,
    start: starts[0] ?? null,
    end,
    approximate,
    sign,
    reasons: statements.flatMap(({ reasons }) => reasons),
    reasonTexts: statements.flatMap(({ reasonTexts }) => reasonTexts),
    hasReason: statements.some(({ hasReason }) => hasReason),
    sources: statements.map(({ source }) => source),
  }
}

/** The newest statement decides; on equal dates one that says in use. A supply only counts when no other says in use. */
function newest(statements: readonly Statement[]): Statement {
  const [first, ...rest] = [...statements].sort((one, other) => Number(one.supply) - Number(other.supply)) as [
    Statement,
    ...Statement[],
  ]
  return rest.reduce((best, other) => {
    if (other.supply && !best.supply && best.verdict === 'in-use') return best
    const order = compare(best, other)
    if (order !== 0) return order < 0 ? other : best
    return best.verdict === 'in-use' ? best : other
  }, first)
}

/** By time where both have one, else by day; said on no known day is oldest. */
function compare(one: Statement, other: Statement): number {
  const [a, b] = [one.said, other.said]
  if (a && b && a.time !== null && b.time !== null) return a.time - b.time
  const [day, otherDay] = [a?.day ?? '', b?.day ?? '']
  return day < otherDay ? -1 : day > otherDay ? 1 : 0
}

/** An undated stop: after long silence it has ended at the latest some months after the last sign. */
function endOf(
  decisive: Statement,
  sign: Day | null,
  { asOf, values }: Context,
): { end: Day | null; approximate: boolean } {
  if (decisive.end !== null) return { end: decisive.end, approximate: false }
  const latest = sign && monthsAfter(sign, values.undatedStopWithin)
  return latest && latest < asOf ? { end: latest, approximate: true } : { end: null, approximate: false }
}
