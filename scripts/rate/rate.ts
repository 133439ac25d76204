import { parseArgs } from 'node:util'
import { daysAfter } from '../../src/calendar.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { randomFrom } from '../fuzz/random.ts'
import { contactDays, visitDay } from './contacts.ts'
import { generatedYears } from './generated.ts'
import { openPractice } from './practice.ts'
import { fixtureYears, type YearOf, yearsIn } from './records.ts'
import { type Contact, type Tally, tally } from './tally.ts'

/** What `npm run rate` measures: how often a year of contacts shows a card, and whether it says the same again. So many of a hundred cards that inform are answered, as talked about. */
const { values: asked } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    answered: { type: 'string', default: '0' },
    'rests-until': { type: 'string' },
    data: { type: 'string', multiple: true, default: [] },
  },
})
const from = '2026-01-01'
const year = 365

const random = randomFrom(Number(asked.seed))
const visits = Array.from({ length: Number(asked.people) }, () => visitDay(random))
const groups: readonly (readonly [name: string, people: readonly YearOf[], visitOf: (at: number) => number])[] = [
  [
    'generated',
    generatedYears(visits.length, from, (at) => visits[at] ?? 0, Number(asked.seed)),
    (at) => visits[at] ?? 0,
  ],
  ['fixtures', fixtureYears(from), () => visitDay(random)],
  ...asked.data.map(
    (folder) => [folder, yearsIn(folder, (last) => daysAfter(last, -year)), () => visitDay(random)] as const,
  ),
]

const practice = await openPractice(
  await loadKnowledge({ cases: false }),
  asked['rests-until'] === undefined ? {} : { restsUntil: Number(asked['rests-until']) },
)
console.log('People      People  Contacts  with a card  informing  one text > 2 days of 90  words (median, most)')
for (const [name, people, visitOf] of groups) {
  const years: Contact[][] = []
  for (const [at, person] of people.entries()) {
    const contacts: Contact[] = []
    for (const on of contactDays(visitOf(at), random)) {
      const day = daysAfter(person.from, on)
      const cards = await practice.open(person, day)
      contacts.push({ day, cards })
      for (const card of cards)
        if (card.indicator === 'info' && random.below(100) < Number(asked.answered)) await practice.dismiss(card)
    }
    years.push(contacts)
  }
  print(name, tally(years, await practice.rules()))
}
await practice.close()

function print(name: string, { people, contacts, contactsWithCard, contactsInformed, repeats, byRule, words }: Tally) {
  const share = (count: number) => `${((100 * count) / contacts).toFixed(1)} %`
  const columns = [name, people, contacts, share(contactsWithCard), share(contactsInformed), repeats]
  const widths = [12, 8, 10, 13, 11, 25]
  const median = words[Math.floor(words.length / 2)] ?? 0
  console.log(
    `${columns.map((column, at) => String(column).padEnd(widths[at] ?? 0)).join('')}${median}, ${words.at(-1) ?? 0}`,
  )
  for (const [rule, count] of [...byRule].sort(([, one], [, other]) => other - one))
    console.log(`    ${rule}: ${count} (${share(count)} of contacts)`)
}
