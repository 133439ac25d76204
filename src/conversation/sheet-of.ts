import { wordsOfCodes } from '../knowledge/code-words.ts'
import type { Knowledge, Language, Service, SheetTexts } from '../knowledge/knowledge.ts'
import { agreementsPart } from './agreements.ts'
import { keptBack } from './codes.ts'
import { coursePart } from './course/part.ts'
import { goalPart } from './goal.ts'
import { type Judged, Known } from './known.ts'
import { offeredTo, optionsPart } from './options/part.ts'
import { panelOf } from './panel.ts'
import { safetyPart } from './safety.ts'
import type { Announced, MarksThen, PartName, Parts, Sheet } from './sheet.ts'
import { templatesOf } from './templates.ts'
import { applies, holds } from './when.ts'
import { wishesPart } from './wishes.ts'

/** What a sheet is made with. */
export interface Making {
  readonly service: Service
  readonly knowledge: Knowledge
  readonly texts: SheetTexts
  readonly language: Language
  /** The marks on the day with which today is compared. */
  readonly then: MarksThen
}

const inOrder: readonly PartName[] = ['course', 'goal', 'wishes', 'options', 'safety', 'agreements']

/** The sheet of a person: what two people may read, and beside it what the professional alone may. @see docs/conversation.md */
export function sheetOf(judged: Judged, { service, knowledge, texts, language, then }: Making): Sheet {
  const known = (goal: boolean) => new Known(judged, knowledge, texts, goal)
  const without = known(false)
  const goalShown = texts.page.goalShown.some((all) => all.every((each) => holds(each, without)))
  const own = goalShown ? known(true) : without
  const fits = isFor(judged, texts)
  const urgent = texts.page.urgent.find((each) => applies(each, own))
  const parts = fits ? partsOf(own, then) : null
  return {
    asOf: own.asOf,
    knowledge: judged.explanation.knowledge,
    fits,
    mayName: judged.outside === null || !texts.page.nameless.includes(judged.outside),
    before: announced(fits, goalShown, own),
    goalShown: fits && goalShown,
    urgent: fits && urgent ? { closes: urgent.closes, text: own.fill({ nl: urgent.nl, en: urgent.en }) } : null,
    order: fits ? [...new Set([...(urgent ? [urgent.first] : []), ...inOrder])] : [],
    parts,
    withoutGoal: fits && goalShown ? partsOf(without, then) : null,
    panel: panelOf(own, wordsOfCodes(knowledge)),
    templates: templatesOf(own, service, offeredTo(own), language),
  }
}

/** Whether the page is for this person. Without any diagnosis on record nobody knows that it is not. */
function isFor({ outside, isEmpty }: Judged, { page }: SheetTexts): boolean {
  if (outside === null || !page.unfit.includes(outside)) return true
  return isEmpty && page.unlessEmpty.includes(outside)
}

function partsOf(known: Known, then: MarksThen): Parts {
  return {
    course: coursePart(known, then),
    goal: goalPart(known),
    wishes: wishesPart(known),
    options: optionsPart(known),
    safety: safetyPart(known),
    agreements: agreementsPart(known),
  }
}

/** What the first screen says of each part: whether it is shown, and why not as usual. */
function announced(fits: boolean, goalShown: boolean, known: Known): readonly Announced[] {
  const { notFitting, goalHidden, noRecord, keptBack: kept } = known.texts.page.before
  const ofGoal = !goalShown ? goalHidden : keptBack(known).length > 0 ? kept : null
  return inOrder.map((part) => {
    if (!fits) return { part, shown: false, why: notFitting }
    if (part === 'goal') return { part, shown: true, why: ofGoal }
    return { part, shown: true, why: part === 'course' && known.isEmpty ? noRecord : null }
  })
}
