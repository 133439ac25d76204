import { positionAt } from './files/fault.ts'
import type { Folder } from './files/folder.ts'
import type { Knowledge } from './knowledge.ts'
import { typeOf } from './service-file/prefetch.ts'

/** The names that a knowledge gives to what its rules ask for; its own `names.ts` narrows each to what it has. @see docs/decisions/names.md */
export interface Names {
  readonly measures: string
  /** What may hold of how a value was taken. */
  readonly sampleMarks: string
  /** Lists of coded observations. */
  readonly findings: string
  readonly conditions: string
  readonly procedures: string
  /** Classes of drugs. */
  readonly classes: string
  /** Groups of classes of drugs. */
  readonly groups: string
  /** What sets a code apart inside its list. */
  readonly marks: string
  /** Ids of programmes. */
  readonly programmes: string
  readonly diets: string
  /** What a criterion of a programme names that no list of codes has. */
  readonly claims: string
  /** Measures that a criterion of a programme may ask. */
  readonly criterionMeasures: string
  /** What a site can make sure of. */
  readonly guarantees: string
  /** What conversations can be about. */
  readonly conversations: string
  /** What can be asked for and be under way. */
  readonly requests: string
  /** What words can say where no code does. */
  readonly sayings: string
  /** FHIR resource types that some service asks for. */
  readonly resources: string
}

/** The module `names.ts` of a knowledge: its names as literal unions, so that a rule that asks for another does not compile. */
export function namesModule(knowledge: Knowledge): string {
  const members = Object.entries(namesOf(knowledge)).map(([kind, names]) => member(kind, [...new Set(names)].sort()))
  return `${head}export interface Names {\n${members.join('')}}\n`
}

/** Checks that `names.ts` has the names that are there now; faulty knowledge may have any. What is shipped without its sources was checked before. */
export function checkNames(folder: Folder, knowledge: Knowledge): void {
  const path = 'names.ts'
  const text = folder.text(path)
  const isShipped = !folder.texts.some(([each]) => each.endsWith('.ts'))
  if (folder.faults.any || isShipped) return
  const written = namesModule(knowledge)
  if (text === written) return
  const same = [...written].findIndex((letter, index) => letter !== text?.[index])
  const message = 'the names are not those of codes/, programmes/ and the services any more: run `npm run names`'
  folder.faults.add(folder.shown(path), positionAt(text ?? '', same), message)
}

const head = `// Written by \`npm run names\` from codes/, programmes/ and the prefetch of the services: change those, not this.

/** The names that rules and concepts may ask for. */
`

function namesOf({
  codes,
  programmes,
  diets,
  criteria,
  guarantees,
  conversations,
  services,
}: Knowledge): Record<keyof Names, Iterable<string>> {
  const lists = [codes.findings, codes.conditions, codes.procedures].flatMap((lists) => [...lists.values()])
  const marks = [...lists, ...codes.measures.values()].flatMap((list) => list.codes.flatMap(({ mark }) => mark ?? []))
  const prefetch = [...services.values()].flatMap((service) => Object.values(service.prefetch))
  return {
    measures: codes.measures.keys(),
    sampleMarks: codes.marks.keys(),
    findings: codes.findings.keys(),
    conditions: codes.conditions.keys(),
    procedures: codes.procedures.keys(),
    classes: codes.medications.classes.keys(),
    groups: codes.medications.groups.keys(),
    marks,
    programmes: programmes.map(({ id }) => id),
    diets: diets.order,
    claims: criteria.claims,
    criterionMeasures: criteria.measures.keys(),
    guarantees: guarantees.keys(),
    conversations: conversations.keys(),
    requests: codes.requests.keys(),
    sayings: codes.sayings.keys(),
    resources: prefetch.map(typeOf),
  }
}

/** One kind of names, laid out as Biome does. */
function member(kind: string, names: readonly string[]): string {
  const start = `  readonly ${kind}:`
  const literals = names.map((name) => `'${name}'`)
  const line = `${start} ${literals.join(' | ') || 'never'}\n`
  return line.length <= width + 1 ? line : `${start}${literals.map((literal) => `\n    | ${literal}`).join('')}\n`
}

const width = 120
