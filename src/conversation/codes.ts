import type { Slot } from '../knowledge/sheet/codes.ts'
import type { Text } from '../text.ts'
import type { Known } from './known.ts'

/** A code that a rule gave, with its text for the patient; null for what is for the professional alone, also where nobody wrote anything. */
interface Given {
  readonly code: string
  readonly slot: Slot
  readonly text: Text | null
}

/** Every code that was given of those that have to have words. */
export function codesOf(known: Known): readonly Given[] {
  const { codes, factors } = known.texts
  return [
    ...codes.flatMap(({ rule, at, slot, codes: worded }) =>
      given(rule, at, known).map((code) => ({ code, slot, text: textOf(worded[code]) })),
    ),
    ...factors.flatMap(({ rule, at, slots, factors: worded }) =>
      Object.entries(Object(known.decision(rule)?.result[at])).map(([factor, word]) => {
        const told = worded[factor]
        const code = String(word)
        const text = typeof told === 'object' ? textOf(told[code]) : null
        return { code: `${factor}.${code}`, slot: slots[code] ?? 'panel', text }
      }),
    ),
  ]
}

/** The texts of codes that stand in one part. */
export function slotted(slot: Slot, known: Known): readonly Text[] {
  const texts = codesOf(known).filter((each) => each.slot === slot)
  return texts.flatMap(({ text }) => (text ? [known.fill(text)] : []))
}

function given(rule: string, at: string | undefined, known: Known): readonly string[] {
  const decision = known.decision(rule)
  if (!decision) return []
  if (at === undefined) return [decision.reason]
  return [decision.result[at] ?? []].flat().filter((code) => typeof code === 'string')
}

function textOf(worded: Text | string | undefined): Text | null {
  return typeof worded === 'object' ? worded : null
}
