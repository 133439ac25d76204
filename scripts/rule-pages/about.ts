import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LoadedConcept, Parameter } from '../../src/knowledge/knowledge.ts'
import { named } from '../../src/knowledge/services/about.ts'
import type { Folders } from './folders.ts'
import { inWords } from './value-table.ts'

/** What a rule or concept says of itself. */
export interface About {
  readonly question: string
  /** Markdown, with the values in it. */
  readonly answer: string
}

/** Reads `about.md` of a rule or concept and fills in its values. */
export function readAbout(
  at: string,
  own: ReadonlyMap<string, Parameter>,
  concepts: readonly LoadedConcept[],
  folders: Folders,
): About {
  const values = named(own, concepts)
  const text = readFileSync(join(folders.knowledge, at, 'about.md'), 'utf8')
  const filled = text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (hole, name: string) => {
    const parameter = values?.get(name)
    return parameter ? inWords(parameter) : hole
  })
  const [heading = '', ...lines] = filled.split('\n')
  return { question: heading.replace(/^# /, ''), answer: lines.join('\n') }
}
