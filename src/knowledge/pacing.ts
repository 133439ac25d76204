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
}

const value = (unit: string) => cited.extend({ unit: z.literal(unit) })
const values = z.strictObject(Object.fromEntries(Object.entries(units).map(([name, unit]) => [name, value(unit)])))
const shape = z.strictObject({ values, series: z.array(words), level: z.array(words) })

/** `pacing.yaml`; null where there is none, and every card is shown whenever it is asked for. */
export function loadPacing(
  folder: Folder,
  citable: Citable,
  { measures }: Pick<LoadedCodes, 'measures'>,
  services: Iterable<Service>,
): Pacing | null {
  const file = folder.yamlIfThere('pacing.yaml')
  const read = file?.read(shape)
  if (!file || !read) return null
  for (const [name, each] of Object.entries(read.values)) checkCited(file, ['values', name], name, each, citable)
  const facts = [...measures.values()].flatMap(({ name, called = {} }) => [name, ...Object.values(called)])
  const known = [...services].flatMap(({ rules }) => rules.flatMap(({ rule }) => rule.result))
  checkNames(file, 'series', read.series, facts, 'no measure of codes/observations.yaml')
  if (known.length > 0) checkNames(file, 'level', read.level, known, 'in the result of no rule')
  const named = Object.entries(read.values).map(([name, each]) => [name, parameterOf(name, each)])
  return { values: Object.fromEntries(named) as Pacing['values'], series: read.series, level: read.level }
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
