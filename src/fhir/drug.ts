import type { Resource } from 'fhir/r4.js'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Context } from './context.ts'
import { type Day, monthsAfter } from './day.ts'
import type { Fact, Unused } from './fact.ts'
import { compare, Newest } from './newest.ts'
import type { Product } from './product.ts'
import { readStatement, type Statement } from './statement.ts'
import { type Use, type Used, Uses } from './use.ts'

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
  /** How it was used from every day on which use of it starts by some resource, ascending. */
  readonly uses: () => readonly Used[]
  /** Last day of use; null while in use, or when it ended on an unknown day. */
  readonly end: Day | null
  /** The end is no later than this day, which is not known exactly. */
  readonly approximate: boolean
  /** Newest day on which something was written of it. */
  readonly sign: Day | null
  /** Condition lists that the recorded reasons for it name, `Condition/id` of those that are a reference, and whether there is any. */
  readonly reasons: readonly string[]
  readonly reasonConditions: readonly string[]
  readonly hasReason: boolean
  /** Condition lists that are given as the reason of a stop. */
  readonly stopReasons: readonly string[]
  /** How it was used on a day; null when it was not in use then. One that ended on an unknown day was. */
  readonly usedOn: (day: Day) => Use | null
  /** The resources that tell of it; first the one that decides. */
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
      const known = treatments.get(read.treatment)
      if (known) known.push(read)
      else treatments.set(read.treatment, [read])
    }
  }
  return { drugs: [...treatments.values()].map((statements) => decide(statements, knowledge, context)), rejected }
}

function matters(classes: readonly string[]): boolean {
  return classes.length > 0
}

function reject(source: string, reason: Unused): Fact {
  return { fact: 'medication', value: null, unit: null, date: null, source, used: false, reason }
}

function decide(statements: readonly Statement[], knowledge: Knowledge, context: Context): Drug {
  const decisive = newest(statements)
  const sign = last(statements.map(({ sign }) => sign))
  const inUse = decisive.verdict === 'in-use'
  const { end, approximate } = inUse ? { end: null, approximate: false } : endOf(decisive, sign, context)
  const lowers = (name: string) => knowledge.codes.medications.classes.get(name)?.glucoseLowering === true
  const product = isForgotten(decisive.product, end, context) ? { ...decisive.product, ...nothing } : decisive.product
  const uses = new Uses(statements)
  const wasOver = (day: Day) => !inUse && end !== null && end < day
  const inDoubt = decisive.doubtful && product.careful.some(lowers)
  return {
    kind: 'drug',
    name: product.name,
    classes: inDoubt ? ['unclassified'] : product.classes,
    careful: product.careful,
    inUse,
    start: first(statements.map(({ start }) => start)),
    uses: () => uses.all.map(({ from, use }) => ({ from, use: wasOver(from) ? null : use })),
    end,
    approximate,
    sign,
    reasons: statements.flatMap(({ reasons }) => reasons.reasons),
    reasonConditions: statements.flatMap(({ reasons }) => reasons.reasonConditions),
    hasReason: statements.some(({ reasons }) => reasons.hasReason),
    stopReasons: statements
      .filter(({ verdict }) => verdict === 'ended')
      .flatMap(({ reasons }) => [...reasons.reasons, ...reasons.statusReasons]),
    usedOn: (day) => (wasOver(day) ? null : uses.on(day)),
    sources: [decisive, ...statements.filter((each) => each !== decisive)].map(({ source }) => source),
  }
}

const nothing = { classes: [], careful: [] }

/** A drug of which nothing tells what it is counts as unclassified while in use and some months after. @see clinical-details.md section 11, "Medication" */
function isForgotten({ nameless }: Product, end: Day | null, { asOf, values }: Context): boolean {
  return nameless === true && end !== null && monthsAfter(end, values.namelessFor) <= asOf
}

function first(days: readonly (Day | null)[]): Day | null {
  return days.filter((day) => day !== null).sort()[0] ?? null
}

function last(days: readonly (Day | null)[]): Day | null {
  const known = days.filter((day) => day !== null).sort()
  return known.at(-1) ?? null
}

/**
 * The newest statement decides. A supply counts only where no request or statement says in use, and cannot end one: it moves the
 * end of a newer day only, and leaves an unknown end unknown.
 */
function newest(statements: readonly Statement[]): Statement {
  const [agreed, supplied] = [new Newest(), new Newest()]
  for (const statement of statements) {
    if (statement.supply) supplied.add(statement)
    else agreed.add(statement)
  }
  const [said, given] = [agreed.decisive, supplied.decisive]
  if (!said || !given || !agreed.latest || !supplied.latest) return (said ?? given) as Statement
  if (said.verdict === 'in-use') return said
  const order = compare(agreed.latest, supplied.latest)
  if (given.verdict === 'in-use') return order <= 0 ? given : said
  return order < 0 && said.end !== null && (given.end ?? '') > said.end ? given : said
}

/** An undated stop: after long silence it has ended at the latest some months after the last sign. */
function endOf(
  decisive: Statement,
  sign: Day | null,
  { asOf, values }: Context,
): { end: Day | null; approximate: boolean } {
  if (decisive.end !== null) return { end: decisive.end, approximate: decisive.approximate }
  const latest = sign && monthsAfter(sign, values.undatedStopWithin)
  return latest && latest < asOf ? { end: latest, approximate: true } : { end: null, approximate: false }
}
