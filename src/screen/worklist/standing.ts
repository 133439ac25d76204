import type { Evaluation } from '../../engine/decide.ts'
import { askedCards, type WantedCard } from '../../engine/wanted-card.ts'
import { indicators } from '../../knowledge/indicator.ts'
import type { Population, Worklist, WorklistPlace, WorklistSection } from '../../knowledge/knowledge.ts'
import type { Standing } from './row.ts'

/** Somebody as far as it decides where they are listed. */
export interface Candidate {
  readonly evaluations: readonly Evaluation[]
  readonly isIncomplete: boolean
  /** From the age on which a value of the worklist names. */
  readonly isOlder: boolean
  /** Measures on record. */
  readonly measured: ReadonlySet<string>
}

/** A decision that has a place in a section, and its card where it asks for one. */
export interface Found extends Standing {
  readonly evaluation: Evaluation
  readonly card: WantedCard | null
}

/** Every section that has a place for somebody, in their order: they are listed in the first. */
export function standingsOf(person: Candidate, { worklist, funnel, bands }: Population): readonly Found[] {
  if (!worklist) return []
  const cards = new Map(askedCards(person.evaluations).map((card) => [card.evaluation.rule.name, card]))
  const band = bandOf(person.evaluations, funnel.rule, bands, worklist)
  return worklist.sections.flatMap((section, at): Found[] => {
    if (isKeptOut(person, section)) return []
    for (const [place, asked] of section.places.entries()) {
      const evaluation = person.evaluations.find(({ rule }) => rule.partOf === null && rule.name === asked.rule)
      const card = cards.get(asked.rule) ?? null
      if (!evaluation || !fits(asked, evaluation, card) || isSilent(evaluation, section)) continue
      const indicator = card ? indicators.indexOf(card.indicator) : indicators.length
      return [{ section: at, indicator, place, band, evaluation, card }]
    }
    return []
  })
}

function isKeptOut(
  { isIncomplete, isOlder, measured }: Candidate,
  { incomplete, olderWith }: WorklistSection,
): boolean {
  if (isIncomplete && !incomplete) return true
  return olderWith !== undefined && isOlder && !olderWith.some((name) => measured.has(name))
}

function fits(place: WorklistPlace, { decision }: Evaluation, card: WantedCard | null): boolean {
  if (place.reasons && !place.reasons.includes(decision.reason)) return false
  if (place.cards && !(card && place.cards.includes(card.request.name))) return false
  return !place.indicators || (card !== null && place.indicators.includes(card.indicator))
}

function isSilent({ decision: { notShown } }: Evaluation, { despite }: WorklistSection): boolean {
  return notShown !== null && despite !== 'all' && !despite.includes(notShown)
}

/** The place of somebody's band, after all where there is none. */
function bandOf(
  evaluations: readonly Evaluation[],
  rule: string,
  name: string | undefined,
  { bands }: Worklist,
): number {
  const result = evaluations.find((each) => each.rule.name === rule)?.decision.result
  const band: unknown = result && name !== undefined ? Reflect.get(result, name) : undefined
  const at = bands.indexOf(band as string)
  return at < 0 ? bands.length : at
}
