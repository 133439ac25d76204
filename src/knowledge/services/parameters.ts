import { z } from 'zod'
import { isUnit } from '../codes/units.ts'
import type { Units } from '../definition.ts'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { holds } from '../files/number.ts'
import { day, text, words } from '../files/text.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import type { Parameter, Source } from '../knowledge.ts'

const status = z.enum(['active', 'proposed'])
const value = z.strictObject({ value: z.number(), source: words, place: text, reading: words })

/** A cited number: what it is in both languages, its unit, and its values with the day from which each counts. */
export const cited = z.strictObject({
  title: text,
  unit: words,
  status,
  reviewBy: day,
  values: z
    .record(day, value)
    .refine((values) => Object.keys(values).length > 0, 'no value is in force: add one with its day'),
})

/** What values may refer to. */
export interface Citable {
  readonly sources: Entries<Source>
  readonly units: Entries<unknown>
}

/** The cited values of a rule or concept. They must be the ones that its module declares, in the same units. */
export function loadParameters(
  folder: Folder,
  at: string,
  module: { readonly path: string; readonly units: Units | undefined },
  citable: Citable,
): Map<string, Parameter> {
  const file = folder.yamlIfThere(`${at}/parameters.yaml`)
  const declared = module.units
  const listed = file?.entries(cited)
  for (const name of Object.keys(declared ?? {}))
    if (!listed?.knows(name))
      folder.fault(module.path, `the value "${name}" is not in ${at}/parameters.yaml: add it there`, name)
  if (!file || !listed) return new Map()
  for (const name of listed.names)
    if (declared && !Object.hasOwn(declared, name))
      file.fault([name], `the module does not declare "${name}": declare it under parameters or take it out`)
  for (const [name, parameter] of listed) {
    const wanted = declared?.[name]
    if (wanted !== undefined && wanted !== parameter.unit)
      file.fault(
        [name, 'unit'],
        `"${name}" is in ${parameter.unit} here and in ${wanted} in the module: make them the same`,
      )
    checkCited(file, [name], name, parameter, citable)
  }
  return listed.mapped((parameter, name) => parameterOf(name, parameter))
}

/** Notes what is wrong with a cited number: its unit, its sources, and readings that do not say it. */
export function checkCited(
  file: YamlFile,
  at: Path,
  name: string,
  { unit, status: state, values }: z.output<typeof cited>,
  { sources, units }: Citable,
): void {
  if (!isUnit(units, unit))
    file.fault([...at, 'unit'], `the unit "${unit}" is not in codes/units.yaml: add it there or mend it`)
  for (const [since, { value: number, source, reading }] of Object.entries(values)) {
    const place = [...at, 'values', since]
    if (!sources.knows(source))
      file.fault([...place, 'source'], `the source "${source}" is not in sources.yaml: add it there or mend the id`)
    if (sources.get(source)?.kind === 'derived' && state !== 'proposed')
      file.fault([...at, 'status'], `"${name}" cites a derived source: its status must be proposed`)
    if (!holds(reading, number))
      file.fault([...place, 'reading'], `the reading does not contain ${number}: say in it where the number comes from`)
  }
}

/** A cited number by its name, newest value first. */
export function parameterOf(name: string, { values, ...rest }: z.output<typeof cited>): Parameter {
  const dated = Object.entries(values)
    .map(([since, each]) => {
      const { title, unit, status } = rest
      return { name, title, unit, status, since, ...each }
    })
    .sort((a, b) => (a.since < b.since ? 1 : -1))
  return { name, ...rest, values: dated }
}
