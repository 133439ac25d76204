import { z } from 'zod'
import type { Criterion, Dictionary } from '../knowledge/dictionary.ts'
import { day, words } from '../knowledge/files/text.ts'
import type { Path } from '../knowledge/files/yaml.ts'

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

/** The parts that may stand there more than once. */
export const repeated: readonly string[] = ['only-drugs', 'any-drug', 'has', 'not']

type Names = Pick<Dictionary, 'criteria' | 'diets'>

/** The parts of the extension, each with its kind of value: those of every knowledge, its diets, and what `programmes/criteria.yaml` names. */
export function partsOf({ criteria, diets }: Names): ReadonlyMap<string, z.ZodObject> {
  const measures = [...criteria.measures].flatMap(([measure, { or }]) => [
    [`${measure}-from`, decimal] as const,
    ...(or === undefined ? [] : [[or, flag] as const]),
  ])
  return new Map<string, z.ZodObject>([
    ['age-from', integer],
    ['age-to', integer],
    ...measures,
    ...repeated.map((part) => [part, code] as const),
    ['diet', z.object({ valueCode: z.enum(diets.order) })],
    ...[...criteria.for.keys()].map((part) => [part, flag] as const),
    ...Object.entries(others),
  ])
}

const others = {
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
}

/** One part of the extension as it was given, and where. */
export interface Given {
  readonly value: string | number | boolean
  readonly at: Path
}

/** What the extension says, by part. */
export type Parts = ReadonlyMap<string, readonly Given[]>

/** The good parts by name; wrong, unknown and repeated ones are told. */
export function readParts(extensions: readonly unknown[], at: Path, names: Names, tell: Tell): Parts {
  const parts = partsOf(names)
  const found = new Map<string, Given[]>()
  for (const [index, extension] of extensions.entries()) {
    const place = [...at, index]
    const url: unknown = (extension as { readonly url?: unknown } | null)?.url
    const part = typeof url === 'string' ? parts.get(url) : undefined
    if (typeof url !== 'string' || !part) {
      tell(
        [...place, 'url'],
        `${JSON.stringify(url)} is no part of programme-eligibility: use ${[...parts.keys()].join(', ')}`,
      )
      continue
    }
    const read = part.safeParse(extension)
    if (!read.success) {
      const [name] = Object.keys(part.shape)
      tell([...place, name ?? ''], `the part "${url}" needs a good ${name}: ${read.error.issues[0]?.message}`)
      continue
    }
    const [value] = Object.values(read.data)
    const same = found.get(url) ?? []
    if (same.length > 0 && !repeated.includes(url)) tell(place, `the part "${url}" stands here twice: keep one`)
    found.set(url, [...same, { value: value as Given['value'], at: place }])
  }
  return found
}

/** The criteria that the parts spell; what they name must be in the code book. */
export function criteriaOf(given: Parts, { codes, criteria }: Dictionary, tell: Tell): Criterion[] {
  const one = <T>(part: string) => given.get(part)?.[0]?.value as T | undefined
  const [from, to] = [one<number>('age-from'), one<number>('age-to')]
  const age = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  const place = (part: string) => given.get(part)?.[0]?.at ?? []
  if (from !== undefined && to !== undefined && from > to)
    tell(place('age-to'), `nobody is at least ${from} and at most ${to}: mend one of them`)
  return [
    ...(from !== undefined || to !== undefined ? [{ kind: 'age', ...age } as const] : []),
    ...[...criteria.measures].flatMap(([measure, { or }]) => atLeast(measure, or)),
    ...classes('only-drugs'),
    ...classes('any-drug'),
    ...conditions('has'),
    ...conditions('not'),
  ]

  function atLeast(measure: string, or: string | undefined): Criterion[] {
    const from = one<number>(`${measure}-from`)
    const isSaid = or !== undefined && one<boolean>(or)
    if (from === undefined && or !== undefined && given.has(or))
      tell(place(or), `"${or}" says what will do where ${measure} is too low: add ${measure}-from`)
    return from === undefined ? [] : [{ kind: 'measure', measure, from, ...(isSaid && { or }) }]
  }

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
      const listed = codes.conditions.has(condition) || codes.procedures.has(condition)
      const known = listed || (kind === 'not' && criteria.claims.includes(condition))
      if (!known) tell(at, `"${condition}" is no list of codes/conditions.yaml or procedures.yaml: mend it`)
      return { kind, condition }
    })
  }
}
