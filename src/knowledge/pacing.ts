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
const shape = z.strictObject({ values, series: z.array(words), level: z.array(words), graded })

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
  if (known.length > 0) checkNames(file, 'level', read.level, known, 'in the result of no rule')
  const named = Object.entries(read.values).map(([name, each]) => [name, parameterOf(name, each)])
  return {
    values: Object.fromEntries(named) as Pacing['values'],
    series: read.series,
    level: read.level,
    graded: read.graded,
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
