import { basename } from 'node:path'
import { z } from 'zod'
import type { Folder } from './folder.ts'
import { words } from './text.ts'
import type { YamlFile } from './yaml.ts'

/** One place in a ranking: some cards of a rule, or all. */
export const rank = z.strictObject({ rule: words, cards: z.array(words).min(1).exactOptional() })

type Ranks = readonly z.output<typeof rank>[]

/** Checks that a ranking names rules and cards that exist, each once, and that no card is left out of both rankings. */
export function checkRanking(
  file: YamlFile,
  ranking: { readonly goal: Ranks; readonly safety: Ranks },
  folder: Folder,
  service: string,
  rules: readonly string[],
): void {
  const ranked = new Set<string>()
  for (const [kind, ranks] of Object.entries(ranking)) {
    const seen = new Set<string>()
    for (const [index, { rule, cards }] of ranks.entries()) {
      const at = ['ranking', kind, index]
      const existing = cardsOf(folder, service, rule)
      if (!rules.includes(rule))
        file.fault([...at, 'rule'], `"${rule}" is not among the rules of this service: mend the name`)
      for (const [row, card] of (cards ?? existing).entries()) {
        const place = cards ? [...at, 'cards', row] : at
        if (!existing.includes(card)) file.fault(place, `the rule "${rule}" has no card "${card}": mend the name`)
        if (seen.has(`${rule}/${card}`))
          file.fault(place, `"${rule}/${card}" stands in this ranking twice: take one out`)
        seen.add(`${rule}/${card}`)
        ranked.add(`${rule}/${card}`)
      }
    }
  }
  for (const card of rules.flatMap((rule) => cardsOf(folder, service, rule).map((name) => `${rule}/${name}`)))
    if (!ranked.has(card))
      file.fault(['ranking'], `the card "${card}" is in no ranking and would never be shown: add it`)
}

function cardsOf(folder: Folder, service: string, rule: string): readonly string[] {
  const names = folder.files(`${service}/${rule}/cards`).map((path) => basename(path).replace(/\.(nl|en)\.md$/, ''))
  return [...new Set(names)]
}
