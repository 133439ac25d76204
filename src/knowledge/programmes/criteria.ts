import { z } from 'zod'
import type { LoadedCodes } from '../codes/codes.ts'
import { allOf } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { Criterion, CriterionNames, MeasureCriterion } from './offer.ts'

const number = z.number()
const classes = z.array(words).min(1)
/** A criterion of a programme, as its file has it. */
export const criterion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('age'), from: number.exactOptional(), to: number.exactOptional() }),
  z.strictObject({
    kind: z.literal('measure'),
    measure: words,
    from: number,
    or: words.exactOptional(),
  } satisfies Fields<MeasureCriterion>),
  z.strictObject({ kind: z.literal('only-drugs'), classes }),
  z.strictObject({ kind: z.literal('any-drug'), classes }),
  z.strictObject({ kind: z.literal('has'), condition: words }),
  z.strictObject({ kind: z.literal('not'), condition: words }),
])

const measure = z.strictObject({ or: words.exactOptional() })
const top = z.strictObject({ measures: z.unknown(), claims: z.array(words), for: z.record(z.string(), words) })

/** What criteria may name, and whether that could be read. */
export interface LoadedCriterionNames extends CriterionNames {
  readonly whole: boolean
}

/** What criteria.yaml lets criteria of programmes name. */
export function loadCriterionNames(folder: Folder, codes: LoadedCodes): LoadedCriterionNames {
  const file = folder.yaml('programmes/criteria.yaml')
  const read = file.read(top)
  const measures = file.entries(measure, ['measures'])
  const { claims = [], for: made = {} } = read ?? {}
  for (const [name, { or }] of measures) {
    if (!codes.measures.knows(name))
      file.fault(['measures', name], `the measure "${name}" is not in codes/observations.yaml: add it there or mend it`)
    if (or !== undefined && read && !claims.includes(or))
      file.fault(['measures', name, 'or'], `the claim "${or}" is not among the claims: add it there or mend it`)
  }
  for (const [index, claim] of claims.entries())
    if (codes.conditions.readable && allOf(codes.conditions, codes.procedures).knows(claim))
      file.fault(['claims', index], `"${claim}" is a list of conditions or procedures too: give the claim another name`)
  for (const [part, condition] of Object.entries(made))
    if (!codes.conditions.knows(condition))
      file.fault(['for', part], `"${condition}" is no list of codes/conditions.yaml: mend it`)
  return { whole: read !== undefined && measures.readable, measures, claims, for: new Map(Object.entries(made)) }
}

/** Checks that a criterion names what there is. */
export function checkCriterion(
  file: YamlFile,
  index: number,
  criterion: Criterion,
  codes: LoadedCodes,
  names: LoadedCriterionNames,
): void {
  const at = ['criteria', index]
  if (criterion.kind === 'age' && criterion.from === undefined && criterion.to === undefined)
    file.fault(at, 'an age without from and to says nothing: add one of them')
  if (criterion.kind === 'measure' && names.whole) checkMeasure(file, index, criterion, names)
  if ('classes' in criterion)
    for (const [row, name] of criterion.classes.entries())
      if (!codes.medications.classes.knows(name))
        file.fault(
          [...at, 'classes', row],
          `the class "${name}" is not in codes/medications.yaml: add it there or mend it`,
        )
  if (!('condition' in criterion) || (criterion.kind === 'not' && isClaim(criterion.condition, names))) return
  if (!allOf(codes.conditions, codes.procedures).knows(criterion.condition))
    file.fault(
      [...at, 'condition'],
      `"${criterion.condition}" is no list of codes/conditions.yaml or procedures.yaml: mend it`,
    )
}

function checkMeasure(file: YamlFile, index: number, { measure, or }: MeasureCriterion, { measures }: CriterionNames) {
  const known = measures.get(measure)
  if (!known)
    file.fault(
      ['criteria', index, 'measure'],
      `a criterion cannot be the measure "${measure}": add it to programmes/criteria.yaml or mend it`,
    )
  else if (or !== undefined && or !== known.or)
    file.fault(
      ['criteria', index, 'or'],
      `"${or}" does not do for ${measure}: name what programmes/criteria.yaml has, or leave it out`,
    )
}

function isClaim(name: string, { whole, claims }: LoadedCriterionNames): boolean {
  return !whole || claims.includes(name)
}
