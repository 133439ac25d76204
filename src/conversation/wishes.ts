import type { Coded, SheetWishes } from '../knowledge/sheet/sheet.ts'
import type { Text } from '../text.ts'
import type { Known } from './known.ts'
import type { WishesPart, Worded } from './sheet.ts'
import { applies, firstOf } from './when.ts'

/** 3. What do you want? */
export function wishesPart(known: Known): WishesPart {
  const { wishes, page } = known.texts
  return {
    heading: firstOf(page.headings.wishes, known),
    ask: firstOf(wishes.ask, known),
    choices: choicesOf(wishes.choices, known),
    scales: wishes.scales,
    helpers: { ask: wishes.helpers.ask, choices: choicesOf(wishes.helpers.choices, known) },
    pillars: wishes.pillars.map(({ code, nl, en, recorded }) => ({
      code,
      text: { nl, en },
      recorded: recordedIn(recorded, known),
    })),
    readAlong: wishes.readAlong,
  }
}

/** Those of a list that hold for this person. */
export function choicesOf(list: readonly Coded[], known: Known): readonly Worded[] {
  return list.filter((each) => applies(each, known)).map(({ code, nl, en }) => ({ code, text: known.fill({ nl, en }) }))
}

type Recorded = SheetWishes['pillars'][number]['recorded'][number]

/** That the record says something already, with its year, of the first finding that it has; an answer that says nothing is none. */
function recordedIn(list: readonly Recorded[], known: Known): Text | null {
  for (const { finding, except, nl, en } of list) {
    const told = known.patient
      .findings(finding)
      .filter(({ answers }) => !answers.some((each) => except.includes(each.list)))
    const newest = told
      .flatMap(({ day }) => day ?? [])
      .sort()
      .at(-1)
    if (newest) return known.fill({ nl, en }, { year: newest.slice(0, 4) })
  }
  return null
}
