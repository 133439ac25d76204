import { parseReference } from '../../fhir/reference.ts'
import type { Row } from '../../fhir/view.ts'
import { fold } from '../../knowledge/codes/folded-text.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import type { LooseCoding } from '../coding.ts'
import { lexiconOf } from '../compiled-codes.ts'

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

/** Reads reasonCode, reasonReference and statusReason. @see docs/reading.md#reasons-for-a-drug */
export function readReasons(row: Row, dictionary: Dictionary): Reasons {
  const codings = codingsIn(row, 'reasons')
  const references = all(row, 'reasonReferences')
  const texts = [...all(row, 'reasonTexts'), ...all(row, 'reasonDisplays')]
  return {
    reasons: listsOf(codings, texts, dictionary),
    statusReasons: listsOf(codingsIn(row, 'statusReasons'), all(row, 'statusReasonTexts'), dictionary),
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
function listsOf(
  codings: readonly LooseCoding[],
  texts: readonly unknown[],
  dictionary: Dictionary,
): readonly string[] {
  const told = [...texts, ...codings.map(({ display }) => display)].filter((text) => typeof text === 'string')
  if (codings.length + told.length === 0) return []
  const { conditions, reasons } = lexiconOf(dictionary)
  const text = told.map(fold).join(' | ')
  const worded = reasons.filter(({ words }) => words.some((word) => text.includes(word)))
  return [...conditions.findAll(codings), ...worded].map(({ list }) => list)
}
