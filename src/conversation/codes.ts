import { ownTerms } from '../knowledge/own-terms.ts'
import type { Slot, Worded } from '../knowledge/sheet/sheet.ts'
import type { Text } from '../text.ts'
import type { Known } from './known.ts'

/** A code that a rule gave, and where its text for the patient stands. */
interface Given {
  readonly code: string
  readonly slot: Slot
  /** A text, or the mark of what no text is for; undefined where nobody wrote anything. */
  readonly worded: Worded | undefined
}

/** Every code that was given of those that have to have words. */
function codesOf(known: Known): readonly Given[] {
  const { codes, factors } = known.texts
  return [
    ...codes.flatMap(({ rule, at, slot, codes: worded }) =>
      given(rule, at, known).map((code) => ({ code, slot, worded: worded[code] })),
    ),
    ...factors.flatMap(({ rule, at, slots, factors: factorsWorded }) =>
      Object.entries(Object(known.decision(rule)?.result[at])).map(([factor, word]) => {
        const [told, code] = [factorsWorded[factor], String(word)]
        const worded = typeof told === 'object' ? told[code] : told
        return { code: `${factor}.${code}`, slot: slots[code] ?? 'panel', worded }
      }),
    ),
  ]
}

/** The texts of codes that stand in one part. */
export function slotted(slot: Slot, known: Known): readonly Text[] {
  const texts = codesOf(known).filter((each) => each.slot === slot)
  return texts.flatMap(({ worded }) => (typeof worded === 'object' ? [known.fill(worded)] : []))
}

/** The codes that reach the patient in no form: those marked so, and those that nobody thought of. */
export function keptBack(known: Known): readonly string[] {
  const kept = codesOf(known).filter(({ worded }) => worded === undefined || worded === 'professional')
  return [...new Set([...kept.map(({ code }) => code), ...(known.outside === null ? [] : [known.outside])])]
}

function given(rule: string, at: string | undefined, known: Known): readonly string[] {
  const decision = known.decision(rule)
  if (!decision || decision.reason === ownTerms.switchedOff) return []
  if (at === undefined) return [decision.reason]
  return [decision.result[at] ?? []].flat().filter((code) => typeof code === 'string')
}
