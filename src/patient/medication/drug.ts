import type { Resource } from 'fhir/r4.js'
import type { Steps } from '../../budget/work.ts'
import { type Day, monthsAfter } from '../../calendar.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { lexiconOf, type OpenGroup } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import type { Fact, Unused } from '../fact.ts'
import { type Use, type Used, Uses } from './exposure.ts'
import { compare, Newest } from './latest-statement.ts'
import type { Product } from './product.ts'
import { readStatement, type Statement } from './statement.ts'

/** One treatment with a drug, as all that was said of it comes together on the day judged. */
export interface Drug {
  readonly kind: 'drug'
  readonly name: string
  /** The same for the same set of ingredients. */
  readonly key: string
  /** Its MP9 treatment id, else its ingredients. */
  readonly treatment: string
  /** One for each component; the one that its group has for it where a drug cannot be classed. */
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
  /** Not in use, and not ended either: held for a while. */
  readonly paused: boolean
  /** One list says that it is in use, and a newer one that it ended. */
  readonly disputed: boolean
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

/** The types of resources that tell of drugs. */
export const medicationTypes = ['MedicationStatement', 'MedicationRequest', 'MedicationDispense'] as const

/**
 * Groups the medication resources per treatment and decides each.
 * @see docs/reading.md#one-treatment
 * @see docs/reading.md#which-statement-decides
 */
export function* readDrugs(resources: readonly Resource[], dictionary: Dictionary, context: Context): Steps<Drugs> {
  const treatments = new Map<string, Statement[]>()
  const planned = new Set<string>()
  const rejected: Fact[] = []
  for (const resource of resources) {
    yield
    const read = readStatement(resource, dictionary, context)
    if ('reason' in read) {
      if (matters(read.product.careful)) rejected.push(reject(read.source, read.reason))
    } else if (read.verdict === 'planned') planned.add(read.treatment)
    else {
      const known = treatments.get(read.treatment)
      if (known) known.push(read)
      else treatments.set(read.treatment, [read])
    }
  }
  const drugs: Drug[] = []
  for (const [treatment, statements] of treatments) {
    yield
    const counted = withoutSuppliedLater(statements, planned.has(treatment))
    if (counted.length > 0) drugs.push(decide(counted, dictionary, context))
  }
  return { drugs, rejected }
}

/** Whether a list other than that which decides says in use, as something older. */
function isDisputed(said: Statement, decisive: Statement): boolean {
  const list = ({ source }: Statement) => source.slice(0, source.indexOf('/'))
  const isOther = list(said) !== list(decisive) && list(said) !== 'MedicationDispense'
  return said.verdict === 'in-use' && isOther && compare(said, decisive) < 0
}

function matters(classes: readonly string[]): boolean {
  return classes.length > 0
}

function reject(source: string, reason: Unused): Fact {
  return { fact: 'medication', value: null, unit: null, date: null, source, used: false, reason }
}

/** Of a request to supply that was written later, what was agreed says since when: it makes nothing unknown beside that. */
function withoutSuppliedLater(statements: readonly Statement[], isPlanned: boolean): readonly Statement[] {
  const isLater = ({ untimed, role }: Statement) => untimed && role === 'dispense-request'
  return isPlanned || !statements.every(isLater) ? statements.filter((each) => !isLater(each)) : statements
}

function decide(all: readonly Statement[], dictionary: Dictionary, context: Context): Drug {
  const timed = all.filter(({ untimed }) => !untimed)
  const statements = timed.length > 0 ? timed : all
  const decisive = newest(statements)
  const sign = last(statements.map(({ sign }) => sign))
  const inUse = decisive.verdict === 'in-use'
  const unknownEnd = inUse || statements.length < all.length
  const { end, approximate } = unknownEnd ? { end: null, approximate: false } : endOf(decisive, sign, context)
  const { groups } = lexiconOf(dictionary)
  const product = remembered(decisive.product, end, groups, context)
  const uses = new Uses(statements)
  const wasOver = (day: Day) => !inUse && end !== null && end < day
  const mayBe = (group: (typeof groups)[number]) =>
    product.careful.some((name) => group.classes.has(name)) || decisive.product.unread?.() === true
  const doubted = decisive.doubtful ? groups.filter(mayBe) : []
  return {
    kind: 'drug',
    name: product.name,
    key: decisive.product.key,
    treatment: decisive.treatment,
    classes: doubted.length > 0 ? doubted.map(({ unclassified }) => unclassified) : product.classes,
    careful: product.careful,
    inUse,
    disputed: !inUse && statements.some((each) => isDisputed(each, decisive)),
    start: first(statements.map(({ start }) => start)),
    uses: () => uses.all.map(({ from, use }) => ({ from, use: wasOver(from) ? null : use })),
    end,
    approximate,
    paused: decisive.paused,
    sign,
    reasons: statements.flatMap(({ reasons }) => reasons.reasons),
    reasonConditions: statements.flatMap(({ reasons }) => reasons.reasonConditions),
    hasReason: statements.some(({ reasons }) => reasons.hasReason),
    stopReasons: statements
      .filter(({ verdict }) => verdict === 'ended')
      .flatMap(({ reasons }) => [...reasons.reasons, ...reasons.statusReasons]),
    usedOn: (day) => (wasOver(day) ? null : uses.on(day)),
    sources: [decisive, ...all.filter((each) => each !== decisive)].map(({ source }) => source),
  }
}

/**
 * The product, without the classes that a drug of which nothing tells what it is has only while in use and some months after.
 * @see docs/reading.md#what-a-drug-is
 */
function remembered(
  product: Product,
  end: Day | null,
  groups: readonly OpenGroup[],
  { asOf, values }: Context,
): Pick<Product, 'name' | 'classes' | 'careful'> {
  if (!product.nameless || end === null) return product
  const forgotten = groups.filter(({ nameless = '' }) => monthsAfter(end, values[nameless] ?? 0) <= asOf)
  const isKept = (name: string) => !forgotten.some(({ unclassified }) => unclassified === name)
  return { name: product.name, classes: product.classes.filter(isKept), careful: product.careful.filter(isKept) }
}

function first(days: readonly (Day | null)[]): Day | null {
  return days.filter((day) => day !== null).sort()[0] ?? null
}

function last(days: readonly (Day | null)[]): Day | null {
  const known = days.filter((day) => day !== null).sort()
  return known.at(-1) ?? null
}

/**
 * The newest statement decides. A supply counts only where no request or statement says in use, and cannot end one: as new or newer it
 * moves the end to a later day only, and leaves an unknown end unknown.
 */
function newest(statements: readonly Statement[]): Statement {
  const [over, agreed, supplied] = [new Newest(), new Newest(), new Newest()]
  for (const each of statements) if (each.role === 'agreement' && each.verdict === 'ended') over.add(each)
  for (const statement of statements) {
    if (isOverruled(statement, over.latest)) continue
    if (statement.supply) supplied.add(statement)
    else agreed.add(statement)
  }
  const [said, given] = [agreed.decisive, supplied.decisive]
  if (!said || !given || !agreed.latest || !supplied.latest) return (said ?? given) as Statement
  if (said.verdict === 'in-use') return said
  const order = compare(agreed.latest, supplied.latest)
  if (given.verdict === 'in-use') return order <= 0 ? given : said
  return order <= 0 && said.end !== null && (given.end ?? '') > said.end ? given : said
}

/** A request to supply, without a period of its own, when an agreement that is as new or newer has ended. */
function isOverruled(statement: Statement, over: Statement | null): boolean {
  return statement.role === 'dispense-request' && over?.said != null && compare(statement, over) <= 0
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
