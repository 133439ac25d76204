import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { ShowingKey } from '../../store/showings.ts'
import type { SubjectOf } from '../../store/subject.ts'
import type { Evaluation } from '../decide.ts'
import { type WantedCard, wantedCards } from '../wanted-card.ts'
import { newsOf, type Said } from './fingerprint.ts'

/** A card that is asked for, with the keyed hashes by which the store knows whose it is and what it says; null while the key cannot be had. */
export interface KeyedCard extends WantedCard {
  readonly key: ShowingKey | null
}

/** Whose cards, and how they are hashed. */
export interface Keys {
  readonly subjectOf: SubjectOf
  readonly client: { readonly tenant: string }
  readonly knowledge: Pick<Knowledge, 'pacing'>
  readonly patient: { readonly id: string }
}

/** What is news where no `pacing.yaml` says so. */
const nothingSaid: Said = { series: [], level: [], graded: { triggers: [], fact: '' } }

/** What decides whether a card tells something new. */
export function saidIn({ pacing }: Pick<Knowledge, 'pacing'>): Said {
  return pacing ?? nothingSaid
}

/** The cards that decisions ask for, as the store knows them. */
export function keyedCards(evaluations: readonly Evaluation[], keys: Keys): readonly KeyedCard[] {
  const wanted = wantedCards(evaluations)
  if (wanted.length === 0) return []
  const subject = keys.subjectOf(keys.client.tenant, keys.patient.id)
  return wanted.map((card) => ({
    ...card,
    key: subject === null ? null : keyOf(subject, newsOf(card, saidIn(keys.knowledge)), keys),
  }))
}

/** The key of something that is said to someone. */
export function keyOf(subject: string, news: string, { subjectOf }: Pick<Keys, 'subjectOf'>): ShowingKey | null {
  const fingerprint = subjectOf(subject, news)
  return fingerprint === null ? null : { subject, fingerprint }
}
