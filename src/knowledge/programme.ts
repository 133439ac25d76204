import { basename } from 'node:path'
import { z } from 'zod'
import type { LoadedCodes } from './codes.ts'
import { allOf, type Entries } from './entries.ts'
import type { Folder } from './folder.ts'
import type { Criterion, Programme } from './knowledge.ts'
import { day, type Fields, text, url, words } from './text.ts'
import type { YamlFile } from './yaml.ts'

/** How a programme's food differs from usual. */
export const diet = z.enum(['none', 'healthy', 'low-carbohydrate', 'very-low-calorie'])

const number = z.number()
const classes = z.array(words).min(1)
const criterion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('age'), from: number.exactOptional(), to: number.exactOptional() }),
  z.strictObject({ kind: z.literal('bmi'), from: number, orRaisedWaist: z.boolean().exactOptional() }),
  z.strictObject({ kind: z.literal('egfr'), from: number }),
  z.strictObject({ kind: z.literal('only-drugs'), classes }),
  z.strictObject({ kind: z.literal('any-drug'), classes }),
  z.strictObject({ kind: z.literal('has'), condition: words }),
  z.strictObject({ kind: z.literal('not'), condition: words }),
])
const programme = z.strictObject({
  id: words,
  name: text,
  who: text,
  lane: z.enum(['care-related', 'indicated']),
  diet,
  forDiabetes: z.boolean(),
  regional: z.boolean(),
  form: text,
  duration: text,
  payer: text,
  reimbursed: z.strictObject({ from: day, to: day.exactOptional() }).nullable(),
  evidence: text,
  consent: text.nullable(),
  checkedOn: day,
  source: words,
  url,
  criteria: z.array(criterion),
} satisfies Fields<Omit<Programme, 'area' | 'variantOf'>>)

/** Files of `programmes/` that are no programme. */
const others = ['recognition.yaml', 'conversation.yaml']

/** Claims that are derived from several facts and that a criterion may name like a condition. */
const derivedClaims = ['sglt2-must-continue']

/** Whether a criterion may name this like a condition although no list of codes has that name. */
export function isDerived(claim: string): boolean {
  return derivedClaims.includes(claim)
}

/** The programmes of `programmes/`, one file each, named by id. */
export function loadProgrammes(folder: Folder, codes: LoadedCodes, sources: Entries<unknown>): readonly Programme[] {
  const paths = folder.files('programmes').filter((path) => !others.includes(basename(path)) && path.endsWith('.yaml'))
  return paths.flatMap((path) => {
    const file = folder.yaml(path)
    const found = file.read(programme)
    if (!found) return []
    const { id, source, criteria } = found
    if (id !== basename(path, '.yaml'))
      file.fault(['id'], `the id "${id}" is not the name of the file: make them the same`)
    if (!sources.knows(source))
      file.fault(['source'], `the source "${source}" is not in sources.yaml: add it there or mend the id`)
    for (const [index, each] of criteria.entries()) checkCriterion(file, index, each, codes)
    return [found]
  })
}

function checkCriterion(file: YamlFile, index: number, criterion: Criterion, codes: LoadedCodes): void {
  const at = ['criteria', index]
  if (criterion.kind === 'age' && criterion.from === undefined && criterion.to === undefined)
    file.fault(at, 'an age without from and to says nothing: add one of them')
  if ('classes' in criterion)
    for (const [row, name] of criterion.classes.entries())
      if (!codes.medications.classes.knows(name))
        file.fault(
          [...at, 'classes', row],
          `the class "${name}" is not in codes/medications.yaml: add it there or mend it`,
        )
  if (!('condition' in criterion) || isDerived(criterion.condition)) return
  if (!allOf(codes.conditions, codes.procedures).knows(criterion.condition))
    file.fault(
      [...at, 'condition'],
      `"${criterion.condition}" is no list of codes/conditions.yaml or procedures.yaml: mend it`,
    )
}
