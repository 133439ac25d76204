import { z } from 'zod'
import type { Entries } from '../files/entries.ts'
import { type Fields, text, words } from '../files/text.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import type { Conversion, ListedCode, Mark, Measure, MeasureCode } from './code-book.ts'
import { checkCodes, listedCode, type Terminology } from './code-list.ts'

const factor = z.number().positive().exactOptional()
const conversion = z.strictObject({ times: factor, dividedBy: factor, plus: z.number().exactOptional() })

/** One row of the codes of a measure. */
export const measureCode = listedCode.extend({
  says: z.array(words).min(1).exactOptional(),
  denies: z.array(words).min(1).exactOptional(),
} satisfies Fields<Omit<MeasureCode, keyof ListedCode>>)

const measure = z.strictObject({
  title: text,
  unit: words,
  decimals: z.int().min(0).max(6),
  plausible: z.strictObject({ from: z.number(), to: z.number() }),
  careful: z.enum(['higher', 'lower']),
  unitless: z.boolean().exactOptional(),
  texts: z.array(words).min(1).exactOptional(),
  names: z.array(words).min(1).exactOptional(),
  units: z.record(z.string(), conversion),
  marks: z.array(words).min(1).exactOptional(),
  needs: z.array(words).min(1).exactOptional(),
  called: z.record(z.string(), words).exactOptional(),
  codes: z.array(measureCode),
} satisfies Fields<Omit<Measure, 'name'>>)

/** The measured facts of observations.yaml, with units that can be converted and codes sure enough to supply a value. */
export function loadMeasures(
  file: YamlFile,
  marks: Entries<Mark>,
  units: Entries<unknown>,
  known: Terminology,
): Entries<Measure> {
  const measures = file.entries(measure, ['measures'])
  const owner = new Map<string, string>()
  for (const [name, read] of measures) {
    const { unit, unitless, plausible, units: accepted, codes } = read
    const at = ['measures', name]
    checkMarks(file, at, read, marks)
    checkCodes(file, [...at, 'codes'], codes.entries(), known)
    if (plausible.from >= plausible.to)
      file.fault([...at, 'plausible'], 'the plausible range is empty: from must be below to')
    for (const each of Object.keys(accepted))
      if (!units.knows(each))
        file.fault([...at, 'units', each], `the unit "${each}" is not in codes/units.yaml: add it there`)
    const own = accepted[unit]
    if (!unitless && !own)
      file.fault([...at, 'unit'], `"${unit}" is not among the units of ${name}: add it as \`${unit}: {}\``)
    if (own && !keeps(own))
      file.fault([...at, 'units', unit], `${unit} is the unit of ${name}: it must convert to itself`)
    for (const [index, { system, code, confidence }] of codes.entries()) {
      const place = [...at, 'codes', index]
      const other = owner.get(`${system}|${code}`)
      if (confidence === 'C')
        file.fault(
          [...place, 'confidence'],
          `${system} ${code} has confidence C: an unverified code never supplies a value, take it out`,
        )
      if (other !== undefined && other !== name)
        file.fault([...place, 'code'], `${system} ${code} is a code of ${other} too: one code, one fact`)
      owner.set(`${system}|${code}`, name)
    }
  }
  return measures.mapped((value, name) => ({ name, ...value }))
}

/** What a measure and its codes name must be marks, and those that codes name must be looked at. */
function checkMarks(
  file: YamlFile,
  at: Path,
  { marks = [], needs = [], called = {}, codes }: Marked,
  known: Entries<Mark>,
) {
  for (const [index, mark] of marks.entries())
    if (!known.knows(mark))
      file.fault([...at, 'marks', index], `the mark "${mark}" is not in marks: add it there or mend it`)
  const named: [Path, string][] = [
    ...needs.map((mark, index): [Path, string] => [['needs', index], mark]),
    ...Object.keys(called).map((mark): [Path, string] => [['called', mark], mark]),
    ...codes.flatMap(({ says = [], denies = [] }, row) => [
      ...says.map((mark, index): [Path, string] => [['codes', row, 'says', index], mark]),
      ...denies.map((mark, index): [Path, string] => [['codes', row, 'denies', index], mark]),
    ]),
  ]
  for (const [place, mark] of named)
    if (!marks.includes(mark))
      file.fault(
        [...at, ...place],
        `the mark "${mark}" is not among the marks of the measure: list it there or mend it`,
      )
}

type Marked = Pick<Measure, 'marks' | 'needs' | 'called' | 'codes'>

function keeps({ times = 1, dividedBy = 1, plus = 0 }: Conversion): boolean {
  return times === dividedBy && plus === 0
}
