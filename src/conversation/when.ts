import { monthsAfter } from '../calendar.ts'
import type { AnswerPath, Conditions, Said, When } from '../knowledge/sheet/sheet.ts'
import type { Text } from '../text.ts'
import { drawable, firstDay } from './course/facts.ts'
import type { Holes, Known } from './known.ts'

/** Whether all of `when` hold, and none of `unless`. What is not known does not hold. */
export function applies({ when = [], unless = [] }: Conditions, known: Known): boolean {
  return when.every((each) => holds(each, known)) && !unless.some((each) => holds(each, known))
}

export function holds(when: When, known: Known): boolean {
  if ('goal' in when) return when.goal === known.goal
  if ('outside' in when) return known.outside !== null && when.outside.includes(known.outside)
  if ('drugs' in when) return uses(when.drugs, known)
  if ('lacks' in when) return when.lacks.every((type) => known.patient.lacks(type))
  if ('recorded' in when) return when.recorded.some((fact) => isRecorded(fact, known.number(when.for), known))
  if ('measured' in when) return when.measured.some((fact) => drawable(known.explanation, fact).length > 0)
  if ('concept' in when) return isOne(valueAt(known.answer(when.concept), when.at), when.is)
  const decision = known.decision(when.rule)
  if (!decision) return false
  return 'reasons' in when ? when.reasons.includes(decision.reason) : isOne(valueAt(decision.result, when.at), when.is)
}

function isRecorded(fact: string, months: number, { explanation, asOf }: Known): boolean {
  const first = firstDay(explanation, fact)
  return first !== null && monthsAfter(first, months) <= asOf
}

/** Whether a drug of one of these classes, or groups of classes, is in use. */
export function uses(names: readonly string[], known: Known): boolean {
  return known.classes.some((drug) => isOf(drug, names, known))
}

/** Whether a class is one of these, or in one of these groups. */
export function isOf(drug: string, names: readonly string[], { knowledge }: Known): boolean {
  const { groups } = knowledge.codes.medications
  return names.includes(drug) || names.some((name) => groups.get(name)?.classes.has(drug) === true)
}

/** What stands where a path leads; undefined where it leads nowhere. */
export function valueAt(answer: unknown, path: AnswerPath): unknown {
  return path.reduce<unknown>((found, step) => {
    if (typeof step !== 'object') return Object(found)[step]
    const items: readonly unknown[] = Array.isArray(found) ? found : []
    return items.find((item) => Object.entries(step).every(([name, value]) => Object(item)[name] === value))
  }, answer)
}

function isOne(found: unknown, codes: readonly unknown[]): boolean {
  return Array.isArray(found) ? found.some((each) => codes.includes(each)) : codes.includes(found)
}

/** Those texts of a list whose conditions hold, filled. */
export function sayings(list: readonly Said[], known: Known, holes: Holes = {}): readonly Text[] {
  return list
    .filter((each) => applies(each, known))
    .map((each) => known.fill(each, { names: namesFor(each, known), ...holes }))
}

/** The drugs because of which a text is said, by the names on record, each once. */
function namesFor({ when = [] }: Conditions, known: Known): string {
  const classes = when.flatMap((each) => ('drugs' in each ? each.drugs : []))
  const { drugs = [] } = known.explanation.course ?? {}
  const named = drugs.filter((drug) => drug.inUse && drug.classes.some((each) => isOf(each, classes, known)))
  return [...new Set(named.map(({ name }) => name).filter((name) => name !== ''))].join(', ')
}

/** The first text of a list whose conditions hold. @throws Error when there is none */
export function firstOf(list: readonly Said[], known: Known): Text {
  const found = list.find((each) => applies(each, known))
  if (!found) throw new Error('none of the texts of which one is said holds')
  return known.fill(found)
}
