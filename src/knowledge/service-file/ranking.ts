import { z } from 'zod'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, text, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import { indicators } from '../indicator.ts'
import type { LoadedRule, OverrideReason, Ranked, Ranking } from '../knowledge.ts'

const ranked = z.strictObject({
  rule: words,
  cards: z.array(words).min(1).exactOptional(),
  reasons: z.array(words).min(1).exactOptional(),
} satisfies Fields<Ranked>)

const ranking = z.strictObject({
  indicators: z.array(z.enum(indicators)).min(1),
  show: z.int().min(1),
  silences: z.array(words).default([]),
  launches: z.boolean().default(false),
  ladder: z.array(ranked).default([]),
  also: text.exactOptional(),
  cards: z.array(ranked),
} satisfies Fields<Omit<Ranking, 'name'>>)

/** Rankings by name, in the order in which cards are shown. */
export const rankings = z
  .record(z.string().regex(/^[a-z][a-z-]*$/, 'write small letters and hyphens'), ranking)
  .transform((named) => Object.entries(named).map(([name, rest]): Ranking => ({ name, ...rest })))

/** What the rankings of a service rank: its folder, the names of its rules, and those that could be loaded. */
interface OfService {
  readonly folder: string
  readonly names: readonly string[]
  readonly rules: readonly LoadedRule[]
  readonly silences: Entries<unknown>
  readonly overrideReasons: ReadonlyMap<string, OverrideReason>
}

/** Checks that rankings name rules and cards that exist, each once, and that every card has a place in the ranking of its indicator. */
export function checkRankings(file: YamlFile, rankings: readonly Ranking[], folder: Folder, service: OfService): void {
  checkIndicators(file, rankings)
  checkSilences(file, rankings, service)
  for (const { name, ladder, cards: places } of rankings) {
    for (const [index, { rule, cards = [] }] of ladder.entries())
      for (const card of cards.length > 0 ? cards : [undefined])
        if (!places.some((place) => place.rule === rule && (!card || !place.cards || place.cards.includes(card))))
          file.fault(['rankings', name, 'ladder', index], `"${rule}" has no such place in this ranking: mend the name`)
    const seen = new Set<string>()
    for (const [index, { rule, cards, reasons = [] }] of places.entries()) {
      const at = ['rankings', name, 'cards', index]
      const existing = folder.folders(`${service.folder}/rules/${rule}/cards`)
      const given = service.rules.find((each) => each.name === rule)?.rule.reasons
      for (const [row, reason] of reasons.entries())
        if (given && !given.includes(reason))
          file.fault([...at, 'reasons', row], `the rule "${rule}" gives no reason "${reason}": mend the name`)
      // A place for some reasons stands before the place for all of them.
      if (reasons.length > 0) continue
      if (!service.names.includes(rule))
        file.fault([...at, 'rule'], `"${rule}" is not among the rules of this service: mend the name`)
      for (const [row, card] of (cards ?? existing).entries()) {
        const place = cards ? [...at, 'cards', row] : at
        if (!existing.includes(card)) file.fault(place, `the rule "${rule}" has no card "${card}": mend the name`)
        if (seen.has(`${rule}/${card}`))
          file.fault(place, `"${rule}/${card}" stands in this ranking twice: take one out`)
        seen.add(`${rule}/${card}`)
      }
    }
  }
  for (const { name: rule, cards } of service.rules)
    for (const { name: card, indicator } of cards.values()) {
      const places = rankings.filter(({ indicators }) => indicators.includes(indicator))
      if (
        places.length > 0 &&
        !places.some(({ cards }) => cards.some((each) => !each.reasons && ranks(each, rule, card)))
      )
        file.fault(['rankings'], `the card "${rule}/${card}" (${indicator}) is in no ranking for ${indicator}: add it`)
    }
}

/** Whether a place in a ranking is that of a card, of a decision with this reason where one is told. */
export function ranks({ rule, cards, reasons }: Ranked, ofRule: string, card: string, reason?: string): boolean {
  const isReason = reason === undefined || !reasons || reasons.includes(reason)
  return rule === ofRule && (!cards || cards.includes(card)) && isReason
}

/** A rule may give a card another indicator than its file, so each must have its ranking. */
function checkIndicators(file: YamlFile, rankings: readonly Ranking[]): void {
  for (const indicator of indicators) {
    const [first, second] = rankings.filter(({ indicators }) => indicators.includes(indicator))
    if (!first) file.fault(['rankings'], `no ranking takes cards that are ${indicator}: add it to one`)
    if (indicator === 'critical' && first?.launches)
      file.fault(['rankings', first.name, 'launches'], 'a card that is critical opens no conversation: take this out')
    if (second)
      file.fault(['rankings', second.name, 'indicators'], `${indicator} belongs to "${first?.name}" already: keep one`)
  }
}

function checkSilences(
  file: YamlFile,
  rankings: readonly Ranking[],
  { silences: known, overrideReasons }: OfService,
): void {
  for (const { name, indicators, silences } of rankings) {
    const at = ['rankings', name, 'silences']
    const mayWarn = [...overrideReasons.values()].flatMap(({ silence, safety }) =>
      silence && safety ? [silence.notShown] : [],
    )
    for (const [index, silence] of silences.entries()) {
      if (!known.knows(silence))
        file.fault([...at, index], `"${silence}" is not in silences.yaml: add it there or mend it`)
      else if (!indicators.includes('info') && !mayWarn.includes(silence))
        file.fault(
          [...at, index],
          `a card that warns is silenced by a reason with safety only, and none says "${silence}": take this out`,
        )
    }
  }
  const heard = rankings.flatMap(({ silences }) => silences)
  for (const [code, { silence }] of overrideReasons)
    if (silence && known.knows(silence.notShown) && !heard.includes(silence.notShown))
      file.fault(
        ['rankings'],
        `the reason "${code}" would silence nothing: add "${silence.notShown}" to the silences of the ranking for info`,
      )
}
