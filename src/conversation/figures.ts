import { yearsBetween } from '../calendar.ts'
import type { Study, StudyCriterion } from '../knowledge/sheet/sheet.ts'
import { drawable, firstDay } from './course/facts.ts'
import type { Known } from './known.ts'
import type { Cited, GoalPart, ShownStudy } from './sheet.ts'
import { holds, valueAt } from './when.ts'

/** The figures of the studies in which people like this one took part; without any, that such people were not studied. */
export function figuresFor(known: Known): Pick<GoalPart, 'studies' | 'notStudied'> {
  const fitting = known.texts.studies.filter(({ criteria }) => criteria.every((each) => meets(each, known)))
  if (fitting.length === 0) return { studies: [], notStudied: known.fill(known.texts.goal.notStudied) }
  return { studies: fitting.map((study) => drawn(study, known)), notStudied: null }
}

function drawn({ population, figures, notes }: Study, known: Known): ShownStudy {
  const shown = figures.map(({ moment, groups, source }) => ({ moment, groups, source: cited(source, known) }))
  return { population, figures: shown, notes }
}

/** A document with its address. @throws Error for one that is not there, which loading refuses */
function cited(id: string, { knowledge }: Known): Cited {
  const source = knowledge.sources.get(id)
  if (!source) throw new Error(`there is no source "${id}"`)
  const { title, publisher, date, url } = source
  return { title, publisher, date, url }
}

/** Whether a person is known to meet a criterion. */
function meets(criterion: StudyCriterion, known: Known): boolean {
  if ('unless' in criterion) return known.isMedicationKnown && !holds(criterion.unless, known)
  const value = numberFor(criterion, known)
  if (value === null) return false
  const { from = -Infinity, to = Infinity, below = Infinity } = criterion
  return value >= from && value <= to && value < below
}

function numberFor(criterion: Exclude<StudyCriterion, { unless: unknown }>, known: Known): number | null {
  if ('since' in criterion) {
    const first = firstDay(known.explanation, criterion.since)
    return first === null ? null : yearsBetween(first, known.asOf)
  }
  if ('fact' in criterion) return drawable(known.explanation, criterion.fact).at(-1)?.value ?? null
  const found = valueAt(known.answer(criterion.concept), criterion.at)
  return typeof found === 'number' ? found : null
}
