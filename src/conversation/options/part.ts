import type { Programme } from '../../knowledge/knowledge.ts'
import type { Explanation } from '../../why/explanation.ts'
import type { Known } from '../known.ts'
import type { OptionsPart } from '../sheet.ts'
import { applies, firstOf, sayings, valueAt } from '../when.ts'
import { column, programmeColumn } from './columns.ts'

type Told = NonNullable<Explanation['programmes']>[number]

/** 4. What is there? As now, by oneself, the programmes that the service names for this person in its order, and other drugs. */
export function optionsPart(known: Known): OptionsPart {
  const { options, page } = known.texts
  const { asNow, myself, drugs, most, noneFits } = options
  const offered = offeredTo(known)
  const programmes = offered.map((each) => programmeColumn(each, known)).filter((each) => isSayable(each, known))
  const atMost = known.number(most)
  return {
    heading: firstOf(page.headings.options, known),
    texts: [...sayings(options.texts, known), ...(programmes.length === 0 ? [noneFits] : [])],
    rows: options.rows.map(({ code, nl, en }) => ({ code, text: { nl, en } })),
    columns: [
      column({ id: 'as-now', kind: 'as-now', name: asNow.name }, asNow.cells, known),
      column({ id: 'myself', kind: 'myself', name: myself.name }, myself.cells, known),
      ...programmes.slice(0, atMost),
      ...(applies(drugs, known) ? [column({ id: 'drugs', kind: 'drugs', name: drugs.name }, drugs.cells, known)] : []),
    ],
    more: programmes.slice(atMost),
    notFitting: notFitting(offered, known).filter((each) => isSayable(each, known)),
  }
}

/** A region may say the word of the goal of its programme: it is left out while that is not on the screen. */
function isSayable(told: object, { goal, texts }: Known): boolean {
  const text = goal ? '' : JSON.stringify(told).toLowerCase()
  return !texts.page.goalWords.some((word) => text.includes(word))
}

/** The programmes that the service names for this person, its best first; where it does not judge somebody, those that ask least. */
export function offeredTo(known: Known): readonly Programme[] {
  const { rule, at, otherwise } = known.texts.options.offered
  const named = valueAt(known.decision(rule)?.result, at)
  const all = known.knowledge.programmes
  const found = (ids: readonly unknown[]) => ids.flatMap((id) => all.find((each) => each.id === id) ?? [])
  if (Array.isArray(named)) return found(named)
  if (!applies(otherwise, known)) return []
  const { programmes = [] } = known.explanation
  const sure = programmes.filter(({ fits, unknown }) => fits && unknown.length === 0)
  return found(sure.map(({ id }) => id)).filter(({ diet }) => otherwise.diets.includes(diet))
}

function notFitting(offered: readonly Programme[], known: Known): OptionsPart['notFitting'] {
  const { programmes = [] } = known.explanation
  return programmes
    .filter(({ id }) => !offered.some((each) => each.id === id))
    .map((programme) => ({ id: programme.id, name: programme.name, why: whyNot(programme, known) }))
}

/** The first reason, where all of them may be said; else that one may ask. */
function whyNot({ fits, failed }: Told, { texts }: Known) {
  const { kinds, otherwise, notForGoal } = texts.programmeReasons
  if (fits) return notForGoal
  const told = failed.map(({ kind }) => kinds[kind])
  const [first] = told
  return typeof first === 'object' && told.every((each) => typeof each === 'object') ? first : otherwise
}
