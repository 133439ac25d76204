import { z } from 'zod'
import type { CodeBook, Criterion } from '../knowledge/knowledge.ts'
import { diet, isDerived } from '../knowledge/programme.ts'
import { day, words } from '../knowledge/text.ts'
import type { Path } from '../knowledge/yaml.ts'

/** The extension of HealthcareService that says who a programme is for. @see docs/site.md */
export const eligibilityUrl = 'https://remissiewijzer.example/fhir/StructureDefinition/programme-eligibility'

/** Told of each fault: where in the resource, and what to do. */
export type Tell = (at: Path, message: string) => void

const integer = z.object({ valueInteger: z.int().min(0) })
const decimal = z.object({ valueDecimal: z.number().positive() })
const flag = z.object({ valueBoolean: z.boolean() })
const code = z.object({ valueCode: words })
const date = z.object({ valueDate: day })
const string = z.object({ valueString: words })

/** The parts of the extension: with which value, and which may stand there more than once. */
export const parts = {
  'age-from': integer,
  'age-to': integer,
  'bmi-from': decimal,
  'raised-waist': flag,
  'egfr-from': decimal,
  'only-drugs': code,
  'any-drug': code,
  has: code,
  not: code,
  diet: z.object({ valueCode: diet }),
  'for-diabetes': flag,
  'reimbursed-from': date,
  'reimbursed-to': date,
  'variant-of': code,
  lane: z.object({ valueCode: z.enum(['care-related', 'indicated']) }),
  form: string,
  duration: string,
  payer: string,
  evidence: string,
  consent: string,
  'checked-on': date,
} as const
export const repeated: readonly string[] = ['only-drugs', 'any-drug', 'has', 'not']

export type Part = keyof typeof parts

/** One part of the extension as it was given, and where. */
export interface Given {
  readonly value: string | number | boolean
  readonly at: Path
}

/** The good parts by name; wrong, unknown and repeated ones are told. */
export function readParts(extensions: readonly unknown[], at: Path, tell: Tell): ReadonlyMap<Part, readonly Given[]> {
  const found = new Map<Part, Given[]>()
  for (const [index, extension] of extensions.entries()) {
    const place = [...at, index]
    const url: unknown = (extension as { readonly url?: unknown } | null)?.url
    if (!isPart(url)) {
      tell(
        [...place, 'url'],
        `${JSON.stringify(url)} is no part of programme-eligibility: use ${Object.keys(parts).join(', ')}`,
      )
      continue
    }
    const read = parts[url].safeParse(extension)
    if (!read.success) {
      const [name] = Object.keys(parts[url].shape)
      tell([...place, name ?? ''], `the part "${url}" needs a good ${name}: ${read.error.issues[0]?.message}`)
      continue
    }
    const [value] = Object.values(read.data)
    const same = found.get(url) ?? []
    if (same.length > 0 && !repeated.includes(url)) tell(place, `the part "${url}" stands here twice: keep one`)
    found.set(url, [...same, { value, at: place }])
  }
  return found
}

function isPart(url: unknown): url is Part {
  return typeof url === 'string' && Object.hasOwn(parts, url)
}

/** The criteria that the parts spell; what they name must be in the code book. */
export function criteriaOf(given: ReadonlyMap<Part, readonly Given[]>, codes: CodeBook, tell: Tell): Criterion[] {
  const one = <T>(part: Part) => given.get(part)?.[0]?.value as T | undefined
  const [from, to] = [one<number>('age-from'), one<number>('age-to')]
  const [bmi, waist, egfr] = [one<number>('bmi-from'), one<boolean>('raised-waist'), one<number>('egfr-from')]
  const age = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  const place = (part: Part) => given.get(part)?.[0]?.at ?? []
  if (from !== undefined && to !== undefined && from > to)
    tell(place('age-to'), `nobody is at least ${from} and at most ${to}: mend one of them`)
  if (waist !== undefined && bmi === undefined)
    tell(
      place('raised-waist'),
      '"raised-waist" says that a raised waist will do where the BMI is too low: add bmi-from',
    )
  return [
    ...(from !== undefined || to !== undefined ? [{ kind: 'age', ...age } as const] : []),
    ...(bmi !== undefined
      ? [{ kind: 'bmi', from: bmi, ...(waist !== undefined && { orRaisedWaist: waist }) } as const]
      : []),
    ...(egfr !== undefined ? [{ kind: 'egfr', from: egfr } as const] : []),
    ...classes('only-drugs'),
    ...classes('any-drug'),
    ...conditions('has'),
    ...conditions('not'),
  ]

  function classes<Kind extends 'only-drugs' | 'any-drug'>(kind: Kind) {
    const named = given.get(kind) ?? []
    for (const { value, at } of named)
      if (!codes.medications.classes.has(String(value)))
        tell(at, `the class "${value}" is not known: use one of ${[...codes.medications.classes.keys()].join(', ')}`)
    return named.length > 0 ? [{ kind, classes: named.map(({ value }) => String(value)) }] : []
  }

  function conditions<Kind extends 'has' | 'not'>(kind: Kind) {
    return (given.get(kind) ?? []).map(({ value, at }) => {
      const condition = String(value)
      const known = codes.conditions.has(condition) || codes.procedures.has(condition) || isDerived(condition)
      if (!known) tell(at, `"${condition}" is no list of codes/conditions.yaml or procedures.yaml: mend it`)
      return { kind, condition }
    })
  }
}
