import { z } from 'zod'
import type { Criterion, Dictionary } from '../knowledge/dictionary.ts'
import { day, words } from '../knowledge/files/text.ts'
import type { Parts, Shape, Tell } from './extension/parts.ts'
import { faultOfAges } from './extension/said.ts'

/** The extension of HealthcareService that says who a programme is for. @see docs/site.md */
export const eligibilityUrl = 'https://remissiewijzer.example/fhir/StructureDefinition/programme-eligibility'

const integer = z.object({ valueInteger: z.int().min(0) })
const decimal = z.object({ valueDecimal: z.number().positive() })
const flag = z.object({ valueBoolean: z.boolean() })
const code = z.object({ valueCode: words })
const date = z.object({ valueDate: day })
const string = z.object({ valueString: words })

/** The parts that may stand there more than once. */
const repeated: readonly string[] = ['only-drugs', 'any-drug', 'has', 'not']

type Names = Pick<Dictionary, 'criteria' | 'diets'>

/** The parts of the extension, each with its kind of value: those of every knowledge, its diets, and what `programmes/criteria.yaml` names. */
function partsOf({ criteria, diets }: Names): ReadonlyMap<string, z.ZodObject> {
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

/** The extension as a whole. */
export function eligibilityShape(names: Names): Shape {
  return { name: 'programme-eligibility', parts: partsOf(names), repeated }
}

/** The criteria that the parts spell; what they name must be in the code book. */
export function criteriaOf(given: Parts, { codes, criteria }: Dictionary, tell: Tell): Criterion[] {
  const one = <T>(part: string) => given.get(part)?.[0]?.value as T | undefined
  const [from, to] = [one<number>('age-from'), one<number>('age-to')]
  const age = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  const place = (part: string) => given.get(part)?.[0]?.at ?? []
  const ages = from !== undefined && to !== undefined ? faultOfAges(from, to) : null
  if (ages) tell(place('age-to'), ages.en)
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
