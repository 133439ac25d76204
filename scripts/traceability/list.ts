import { z } from 'zod'
import { words } from '../../src/knowledge/files/text.ts'
import type { YamlFile } from '../../src/knowledge/files/yaml.ts'

const list = z.array(words).min(1)

const statement = z
  .strictObject({
    at: z.string().regex(/^\d{3}:\d+(-\d+)?(,\d+(-\d+)?)*$/, 'write document:line, e.g. "000:7-9"'),
    says: words,
    covered: list.exactOptional(),
    service: list.exactOptional(),
    not: words.exactOptional(),
    never: list.exactOptional(),
    note: words.exactOptional(),
  })
  .refine(
    ({ covered, service, not }) => covered || service || not,
    'say where it is covered, which service will, or why not',
  )

const contradiction = z.strictObject({
  between: z.array(z.string().regex(/^A\d{3}$/)).min(1),
  says: words,
  decision: words,
  stands: list,
})

const document = z.strictObject({ title: words, date: words })

/** A statement of a source document: where it stands there, and what covers it here. */
export type Statement = z.infer<typeof statement>

/** Statements that do not agree, with the decision taken. */
export type Contradiction = z.infer<typeof contradiction>

/** What `docs/traceability.yaml` holds, each part by key. */
export interface Traced {
  readonly documents: ReadonlyMap<string, z.infer<typeof document>>
  /** Services and pages that are to come, by name. */
  readonly services: ReadonlyMap<string, string>
  readonly statements: ReadonlyMap<string, Statement>
  readonly contradictions: ReadonlyMap<string, Contradiction>
}

/** First and last number of the statements of each document; there are no others, and none may be left out. */
const ranges: Readonly<Record<string, readonly [first: number, last: number]>> = {
  '000': [1, 71],
  '001': [101, 135],
  '002': [201, 223],
  '003': [301, 338],
  '004': [401, 442],
}
const contradictions = 13

/** The file, checked in itself; faults are noted with their place. */
export function readTraced(file: YamlFile): Traced {
  const traced = {
    documents: file.entries(document, ['documents']),
    services: file.entries(words, ['services']),
    statements: file.entries(statement, ['statements']),
    contradictions: file.entries(contradiction, ['contradictions']),
  }
  for (const [key, numbers] of Object.entries(ranges)) {
    if (!traced.documents.knows(key)) file.fault(['documents'], `the document "${key}" is missing: add it`)
    for (const name of named('A', 3, ...numbers))
      if (!traced.statements.knows(name)) file.fault(['statements'], `${name} of document ${key} has no entry: add it`)
  }
  for (const name of named('C', 1, 1, contradictions))
    if (!traced.contradictions.knows(name)) file.fault(['contradictions'], `${name} has no entry: add it`)
  for (const [name, { at }] of traced.statements)
    if (documentOf(name) !== at.slice(0, 3))
      file.fault(
        ['statements', name, 'at'],
        `${name} is no statement of document ${at.slice(0, 3)}: mend the number or the place`,
      )
  for (const name of traced.contradictions.keys())
    if (!named('C', 1, 1, contradictions).includes(name))
      file.fault(['contradictions', name], `there is no contradiction ${name}: take it out`)
  return traced
}

/** The document that a statement is from, by its number; undefined for a number that there is not. */
export function documentOf(name: string): string | undefined {
  return Object.entries(ranges).find(([, numbers]) => named('A', 3, ...numbers).includes(name))?.[0]
}

function named(letter: string, digits: number, first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => `${letter}${String(first + at).padStart(digits, '0')}`)
}
