import { z } from 'zod'
import { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, text, words } from '../files/text.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import { loadRequests } from '../programmes/requests.ts'
import type { CodeBook, CodeList, Mark, Measure, Requestable, Saying } from './code-book.ts'
import { checkCodes, listedCode, type Terminology } from './code-list.ts'
import { loadDoses } from './doses.ts'
import { loadMarks } from './marks.ts'
import { loadMeasures } from './measures.ts'
import { loadMedications, type MedicationList } from './medications.ts'
import { loadSystems } from './systems.ts'
import { loadUnits } from './units.ts'

const list = z.strictObject({ title: text, codes: z.array(listedCode) })
const condition = list.extend({
  kind: z.enum(['event', 'lasting', 'state']),
  texts: z.array(words).min(1).exactOptional(),
})

const saying = z.strictObject({
  in: z.array(z.enum(['Condition', 'Procedure'])).min(1),
  of: words.exactOptional(),
  phrases: z.array(words).min(1),
  after: z.array(words).min(1).exactOptional(),
  between: z.array(words).min(1).exactOptional(),
  unless: z.strictObject({ words: z.array(words).min(1), within: words }),
} satisfies Fields<Saying>)

/** The code book, with the names that other files may refer to. */
export interface LoadedCodes extends CodeBook {
  readonly systems: Entries<readonly string[]>
  readonly units: Entries<readonly string[]>
  readonly marks: Entries<Mark>
  readonly measures: Entries<Measure>
  readonly conditions: Entries<CodeList>
  readonly procedures: Entries<CodeList>
  readonly requests: Entries<Requestable>
  readonly sayings: Entries<Saying>
  readonly medications: MedicationList
}

/** Everything in `codes/`: what codes, units and names mean. */
export function loadCodes(folder: Folder, sources: Entries<unknown>): LoadedCodes {
  const { systems, spellings } = loadSystems(folder)
  const units = loadUnits(folder)
  const known = { systems, sources }
  const observations = folder.yaml('codes/observations.yaml')
  observations.read(z.strictObject({ marks: z.unknown(), measures: z.unknown(), findings: z.unknown() }))
  const findings = loadLists(observations, list, ['findings'], known)
  const conditions = loadLists(folder.yaml('codes/conditions.yaml'), condition, [], known)
  const marks = loadMarks(observations, findings)
  const measures = loadMeasures(observations, marks, units, known)
  return {
    systems,
    spellings,
    units,
    marks,
    measures,
    findings,
    conditions,
    procedures: loadLists(folder.yaml('codes/procedures.yaml'), list, [], known),
    requests: loadRequests(folder, measures, known),
    sayings: loadSayings(folder, conditions),
    medications: loadMedications(folder, known),
    doses: loadDoses(folder),
  }
}

/** What words can say; none where the file is absent. */
function loadSayings(folder: Folder, conditions: Entries<CodeList>): Entries<Saying> {
  const file = folder.yamlIfThere('codes/sayings.yaml')
  const sayings = file?.entries(saying) ?? new Entries([])
  for (const [name, { of }] of sayings)
    if (of !== undefined && !conditions.knows(of))
      file?.fault([name, 'of'], `"${of}" is no list of codes/conditions.yaml: mend the name`)
  return sayings
}

function loadLists<S extends z.ZodType<Omit<CodeList, 'name'>>>(
  file: YamlFile,
  schema: S,
  at: Path,
  known: Terminology,
): Entries<CodeList> {
  const lists = file.entries(schema, at)
  for (const [name, { codes }] of lists) checkCodes(file, [...at, name, 'codes'], codes.entries(), known)
  return lists.mapped((value, name) => ({ ...value, name }))
}
