import { readingsIn } from '../engine/view.ts'
import type { WantedCard } from '../engine/wanted-card.ts'
import type { PartsOfCard } from '../knowledge/knowledge.ts'
import { ours, type View } from '../template/words.ts'
import type { Speech } from './present.ts'
import { detailOf, isProposed, summaryOf, viewOf, type Whose } from './written.ts'

/** A part as it is told: the summary that it would give the card, and its text. */
interface ToldPart {
  readonly part: WantedCard
  readonly lead: string
  readonly text: string
}

/** The parts of a card: those that are told, most urgent first, and those that are only named. */
export interface Parted {
  readonly told: readonly ToldPart[]
  readonly named: readonly WantedCard[]
}

/**
 * Which parts are told: the first, and as many more as there is room for, and no value twice. One that says less than another that holds is
 * left out; every other is at least named. @see docs/decisions/triggers.md
 */
export function parted({ parts }: WantedCard, limits: PartsOfCard, patient: Whose, speech: Speech): Parted {
  const [told, named]: [ToldPart[], WantedCard[]] = [[], []]
  const seen = new Set<object>()
  const holding = parts.map(({ evaluation }) => evaluation.rule.name)
  let words = 0
  for (const part of parts) {
    if (limits.within[part.evaluation.rule.name]?.some((name) => holding.includes(name))) continue
    const readings = readingsIn(part.request.view)
    const next = written(part, patient, speech)
    const more = words + wordsIn(next.text)
    const hasRoom = told.length === 0 || (told.length < limits.most && more <= limits.words)
    if (!hasRoom || readings.some((reading) => seen.has(reading))) {
      named.push(part)
      continue
    }
    told.push(next)
    words = more
    for (const reading of readings) seen.add(reading)
  }
  return { told, named }
}

/** What the text of a card shows of its parts, in the words of their own texts. */
export function viewOfParts({ told, named }: Parted, { language }: Speech): View {
  return {
    lead: ours(told[0]?.lead ?? ''),
    parts: ours(told.map(({ text }) => text).join('\n')),
    others: named.flatMap(({ text }) => (text.called ? [ours(text.called[language])] : [])),
    proposed: told.some(({ part }) => isProposed(part.evaluation)),
  }
}

function written(part: WantedCard, patient: Whose, speech: Speech): ToldPart {
  const view = viewOf(part, patient, speech)
  return {
    part,
    lead: summaryOf(part.text, view, speech.language),
    text: detailOf(part.text, view, speech.language),
  }
}

/** Runs between blanks and bars with a letter or a digit in them. */
function wordsIn(text: string): number {
  return text.split(/[\s|]+/).filter((run) => /[\p{L}\p{N}]/u.test(run)).length
}
