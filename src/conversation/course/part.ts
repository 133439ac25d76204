import { yearsBetween } from '../../calendar.ts'
import type { SheetMeasure } from '../../knowledge/sheet/sheet.ts'
import type { Text } from '../../text.ts'
import { slotted } from '../codes.ts'
import type { Known } from '../known.ts'
import type { CoursePart, MarksThen } from '../sheet.ts'
import { firstOf, holds, sayings } from '../when.ts'
import { countsOf, drugsOf } from './drugs.ts'
import { firstDay } from './facts.ts'
import { countKnown, marksOf } from './marks.ts'
import { measureOf } from './measures.ts'

/** 1. Where are you now? From facts that were used, and nothing that is doubtful. */
export function coursePart(known: Known, then: MarksThen): CoursePart {
  const { measures, texts, nothing, notHad, unusable } = known.texts.course
  const told = Object.entries(measures).map(([name, each]) => ({ each, measure: measureOf(name, each, known) }))
  const drawn = told.flatMap(({ measure }) => measure ?? [])
  const missing = told.flatMap(({ each, measure }) => (measure ? [] : [notThere(each)]))
  return {
    heading: firstOf(known.texts.page.headings.course, known),
    measures: drawn,
    marks: marks(known, then),
    drugs: drugsOf(known),
    texts: [
      ...(known.isEmpty && drawn.length === 0 ? [known.patient.lacks('Condition') ? notHad : nothing] : []),
      ...sinceText(known),
      ...countsOf(known),
      ...sayings(texts, known),
    ],
    missing: [...missing, ...slotted('missing', known)],
  }

  /** That it was not measured is said only where that is known. */
  function notThere({ fact, name, missing }: SheetMeasure): Text {
    const isUnclear = known.patient.lacks('Observation') || known.explanation.facts.some((each) => each.fact === fact)
    return isUnclear ? known.fill(unusable, { name }) : missing
  }
}

function marks(known: Known, then: MarksThen): CoursePart['marks'] {
  const { leastNow, unless } = known.texts.course.marks
  const now = marksOf(known)
  const isFew = countKnown(now) < known.number(leastNow)
  return isFew || unless.some((each) => holds(each, known)) ? null : { now, then }
}

function sinceText(known: Known): readonly Text[] {
  const { since } = known.texts.course
  const first = firstDay(known.explanation, since.fact)
  const years = first === null ? 0 : Math.floor(yearsBetween(first, known.asOf))
  return years < 1 ? [] : [known.fill(since, { years })]
}
