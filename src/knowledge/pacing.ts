import { z } from 'zod'
import type { LoadedCodes } from './codes/codes.ts'
import type { Folder } from './files/folder.ts'
import { words } from './files/text.ts'
import type { YamlFile } from './files/yaml.ts'
import type { Pacing, PacingValue, Service } from './knowledge.ts'
import { type Citable, checkCited, cited, parameterOf } from './services/parameters.ts'

/** What each value is in. */
const units: Readonly<Record<PacingValue, string>> = {
  shownFor: 'd',
  daysShown: '1',
  restsUntil: 'd',
  oneShowing: 'min',
  ladderFor: 'd',
  lowerBy: '1',
}

const value = (unit: string) => cited.extend({ unit: z.literal(unit) })
const values = z.strictObject(Object.fromEntries(Object.entries(units).map(([name, unit]) => [name, value(unit)])))
const graded = z.strictObject({ triggers: z.array(words), fact: words })
const saidBy = z.strictObject({ shown: words, rests: words, except: z.array(words), lasts: value('d') })
const shape = z.strictObject({
  values,
  series: z.array(words),
  level: z.array(words),
  graded,
  saidBy: z.array(saidBy).default([]),
})

/** `pacing.yaml`; null where there is none, and every card is shown whenever it is asked for. */
export function loadPacing(
  folder: Folder,
  citable: Citable,
  { measures }: Pick<LoadedCodes, 'measures'>,
  services: readonly Service[],
): Pacing | null {
  const file = folder.yamlIfThere('pacing.yaml')
  const read = file?.read(shape)
  if (!file || !read) return null
  for (const [name, each] of Object.entries(read.values)) checkCited(file, ['values', name], name, each, citable)
  const facts = [...measures.values()].flatMap(({ name, called = {} }) => [name, ...Object.values(called)])
  const known = services.flatMap(({ rules }) => rules.flatMap(({ rule }) => rule.result))
  checkNames(file, 'series', read.series, facts, 'no measure of codes/observations.yaml')
  if (!facts.includes(read.graded.fact))
    file.fault(['graded', 'fact'], `"${read.graded.fact}" is no measure of codes/observations.yaml: mend the name`)
  const reasons = services.flatMap(({ rules }) => rules.flatMap(({ rule }) => rule.reasons))
  for (const [index, name] of read.graded.triggers.entries())
    if (reasons.length > 0 && !reasons.includes(name))
      file.fault(['graded', 'triggers', index], `"${name}" is no reason of any rule: mend the name, or take it out`)
  checkSaidBy(file, read.saidBy, citable, services)
  if (known.length > 0) checkNames(file, 'level', read.level, known, 'in the result of no rule')
  const named = Object.entries(read.values).map(([name, each]) => [name, parameterOf(name, each)])
  return {
    values: Object.fromEntries(named) as Pacing['values'],
    series: read.series,
    level: read.level,
    graded: read.graded,
    saidBy: read.saidBy.map((each) => ({ ...each, lasts: parameterOf('lasts', each.lasts) })),
  }
}

/** Checks that both rules exist, and that the one that rests has what does not. */
function checkSaidBy(
  file: YamlFile,
  all: z.output<typeof shape>['saidBy'],
  citable: Citable,
  services: readonly Service[],
): void {
  const rules = new Map<string, readonly string[]>(
    services.flatMap(({ folder, rules }) =>
      rules.map(({ name, rule }) => [`${folder}/${name}`, rule.reasons] as const),
    ),
  )
  for (const [index, { shown, rests, except, lasts }] of all.entries()) {
    checkCited(file, ['saidBy', index, 'lasts'], 'lasts', lasts, citable)
    for (const [key, name] of Object.entries({ shown, rests }))
      if (rules.size > 0 && !rules.has(name))
        file.fault(['saidBy', index, key], `"${name}" is no rule, written folder/rule: mend the name`)
    for (const [row, reason] of except.entries())
      if (rules.has(rests) && !rules.get(rests)?.includes(reason))
        file.fault(['saidBy', index, 'except', row], `"${reason}" is no reason of ${rests}: mend the name`)
  }
}

function checkNames(
  file: YamlFile,
  at: string,
  names: readonly string[],
  known: readonly string[],
  what: string,
): void {
  for (const [index, name] of names.entries())
    if (!known.includes(name)) file.fault([at, index], `"${name}" is ${what}: mend the name, or take it out`)
}
