import type { Knowledge } from '../knowledge/knowledge.ts'
import { fold, type LooseCoding } from './coding.ts'
import { lexiconOf } from './lexicon.ts'
import { parseReference } from './reference.ts'
import type { Row } from './view.ts'

/** Why a drug is given, and why a statement has its status, as far as that is recorded. */
export interface Reasons {
  /** Condition lists that the reason for the drug names, by code or in words. */
  readonly reasons: readonly string[]
  /** The same of the reason for the status, such as why it was stopped. */
  readonly statusReasons: readonly string[]
  /** `Condition/id` of the reasons for the drug that are a reference. */
  readonly reasonConditions: readonly string[]
  /** Whether any reason for the drug is recorded. */
  readonly hasReason: boolean
}

/** Reads reasonCode, reasonReference and statusReason. @see clinical-details.md section 3, *Other indication*, and section 11, adverse effect */
export function readReasons(row: Row, knowledge: Knowledge): Reasons {
  const codings = codingsIn(row, 'reasons')
  const references = all(row, 'reasonReferences')
  const texts = [...all(row, 'reasonTexts'), ...all(row, 'reasonDisplays')]
  return {
    reasons: listsOf(codings, texts, knowledge),
    statusReasons: listsOf(codingsIn(row, 'statusReasons'), all(row, 'statusReasonTexts'), knowledge),
    reasonConditions: references.flatMap((reference) => {
      const found = parseReference(reference)
      return found?.type === 'Condition' ? [`Condition/${found.id}`] : []
    }),
    hasReason: codings.length + references.length + texts.length > 0,
  }
}

function all(row: Row, column: string): readonly unknown[] {
  return row.has(column) ? row.all(column) : []
}

function codingsIn(row: Row, column: string): readonly LooseCoding[] {
  return all(row, column).filter((coding) => typeof coding === 'object') as LooseCoding[]
}

/** The lists that have one of these codes, or one of their words in a text or display. */
function listsOf(codings: readonly LooseCoding[], texts: readonly unknown[], knowledge: Knowledge): readonly string[] {
  const told = [...texts, ...codings.map(({ display }) => display)].filter((text) => typeof text === 'string')
  if (codings.length + told.length === 0) return []
  const { conditions } = lexiconOf(knowledge)
  const text = fold(told.join(' | '))
  const worded = [...knowledge.codes.conditions.values()].filter((list) =>
    list.texts?.some((word) => text.includes(fold(word))),
  )
  return [...conditions.findAll(codings).map(({ list }) => list), ...worded.map(({ name }) => name)]
}
