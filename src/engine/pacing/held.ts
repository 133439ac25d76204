import type { Day } from '../../calendar.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { valueOn } from '../../knowledge/services/in-force.ts'
import type { Refusal } from '../../store/refusals.ts'
import type { SubjectOf } from '../../store/subject.ts'
import { gradedIn, newsOf } from './fingerprint.ts'
import { type KeyedCard, keyOf, saidIn } from './keyed.ts'

/**
 * Whether a card that warns says what one said that was dismissed: on the same values, or where only a lower value is news, on one that was
 * not so much higher than now.
 */
export function isHeld(
  card: KeyedCard,
  { indicator, fingerprint }: Pick<Refusal, 'indicator' | 'fingerprint'>,
  {
    knowledge,
    subjectOf,
    asOf,
  }: { readonly knowledge: Pick<Knowledge, 'pacing'>; readonly subjectOf: SubjectOf; readonly asOf: Day },
): boolean {
  const { key } = card
  if (!key || fingerprint === null || indicator !== card.indicator) return false
  if (fingerprint === key.fingerprint) return true
  const { pacing } = knowledge
  const graded = pacing && gradedIn(card, pacing)
  if (!pacing || !graded) return false
  const lowerBy = valueOn(pacing.values.lowerBy, asOf)?.value ?? 0
  // Only hashes are kept: each whole value that the other can have had is tried.
  for (let before = 1; before < graded.value + lowerBy; before += 1)
    if (keyOf(key.subject, newsOf(card, saidIn(knowledge), before), { subjectOf })?.fingerprint === fingerprint)
      return true
  return false
}
