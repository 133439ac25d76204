import type { Parameter } from '../value.ts'
import type { CodeList, FactorList, ProgrammeReasons } from './codes.ts'
import type { SheetCourse } from './course.ts'
import type { SheetPage } from './page.ts'
import type { Study } from './studies.ts'
import type { SheetAgreements, SheetGoal, SheetOptions, SheetSafety, SheetWishes } from './talk.ts'

export type { CodeList, FactorList, ProgrammeReasons, Slot, Worded } from './codes.ts'
export type { SheetCourse, SheetMark, SheetMeasure } from './course.ts'
export type { SheetPage } from './page.ts'
export type { AnswerPath, Coded, Conditions, Said, When } from './said.ts'
export type { Study, StudyCriterion } from './studies.ts'
export type { SheetAgreements, SheetGoal, SheetOptions, SheetSafety, SheetWishes } from './talk.ts'

/** What the conversation page is made of: everything that it can say to people, and when. @see docs/conversation.md */
export interface SheetTexts {
  readonly page: SheetPage
  readonly codes: readonly CodeList[]
  readonly factors: readonly FactorList[]
  readonly programmeReasons: ProgrammeReasons
  readonly course: SheetCourse
  readonly goal: SheetGoal
  readonly studies: readonly Study[]
  readonly wishes: SheetWishes
  readonly options: SheetOptions
  readonly safety: SheetSafety
  readonly agreements: SheetAgreements
  /** Numbers that texts name. */
  readonly values: ReadonlyMap<string, Parameter>
}
