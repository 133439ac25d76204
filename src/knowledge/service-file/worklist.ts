import { z } from 'zod'
import type { LoadedCodes } from '../codes/codes.ts'
import type { Entries } from '../files/entries.ts'
import { type Fields, text, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import { indicators } from '../indicator.ts'
import type { LoadedRule, Worklist, WorklistPlace, WorklistSection } from '../knowledge.ts'
import { type Citable, checkCited, cited, parameterOf } from '../services/parameters.ts'

const place = z.strictObject({
  rule: words,
  cards: z.array(words).min(1).exactOptional(),
  reasons: z.array(words).min(1).exactOptional(),
  indicators: z.array(z.enum(indicators)).min(1).exactOptional(),
} satisfies Fields<WorklistPlace>)

const section = z.strictObject({
  title: text,
  incomplete: z.boolean().default(false),
  despite: z.union([z.literal('all'), z.array(words)]).default([]),
  olderWith: z.array(words).min(1).exactOptional(),
  places: z.array(place).min(1),
} satisfies Fields<Omit<WorklistSection, 'name'>>)

const values = z.strictObject({
  olderFrom: cited.extend({ unit: z.literal('a') }).exactOptional(),
  notSeenFor: cited.extend({ unit: z.literal('mo') }).exactOptional(),
})

/** What `worklist` says as a whole; its sections are read one by one. */
export const worklist = z.strictObject({
  facts: z.array(words),
  bands: z.array(words),
  values: values.default({}),
  sections: z.unknown(),
})

/** What a worklist may name. */
export interface ListedNames {
  readonly rules: readonly Pick<LoadedRule, 'name' | 'rule' | 'cards'>[]
  readonly codes: LoadedCodes
  readonly silences: Entries<unknown>
  readonly citable: Citable
}

/** The worklist of a service, checked: rules, cards, reasons, silences and measures that there are. */
export function loadWorklist(file: YamlFile, read: z.output<typeof worklist>, known: ListedNames): Worklist {
  const at = ['worklist'] as const
  for (const [name, each] of Object.entries(read.values))
    checkCited(file, [...at, 'values', name], name, each, known.citable)
  const measures = [...known.codes.measures.values()].flatMap(({ name, called = {} }) => [
    name,
    ...Object.values(called),
  ])
  const checkNames = (path: readonly PropertyKey[], names: readonly string[], all: readonly string[], what: string) => {
    for (const [index, name] of names.entries())
      if (!all.includes(name)) file.fault([...at, ...path, index], `"${name}" is ${what}: mend the name`)
  }
  checkNames(['facts'], read.facts, measures, 'no measure of codes/observations.yaml')
  const sections = [...file.entries(section, [...at, 'sections'])].map(([name, each]) => ({ name, ...each }))
  for (const { name, despite, olderWith = [], places } of sections) {
    const path = ['sections', name]
    checkNames([...path, 'olderWith'], olderWith, measures, 'no measure of codes/observations.yaml')
    if (despite !== 'all')
      for (const [index, silence] of despite.entries())
        if (!known.silences.knows(silence))
          file.fault([...at, ...path, 'despite', index], `"${silence}" is not in silences.yaml: mend the name`)
    for (const [index, { rule: ofRule, cards = [], reasons = [] }] of places.entries()) {
      const rule = known.rules.find((each) => each.name === ofRule)
      if (!rule)
        file.fault(
          [...at, ...path, 'places', index, 'rule'],
          `"${ofRule}" is not among the rules of this service: mend the name`,
        )
      else {
        checkNames([...path, 'places', index, 'cards'], cards, [...rule.cards.keys()], `no card of "${ofRule}"`)
        checkNames([...path, 'places', index, 'reasons'], reasons, rule.rule.reasons, `no reason of "${ofRule}"`)
      }
    }
  }
  const parameters = Object.entries(read.values).map(([name, each]) => [name, parameterOf(name, each)] as const)
  return { facts: read.facts, bands: read.bands, values: new Map(parameters), sections }
}
