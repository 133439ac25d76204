import { z } from 'zod'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { text, words } from '../files/text.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import { loadRequests } from '../programmes/requests.ts'
import type { CodeBook, CodeList, Mark, Measure, Requestable } from './code-book.ts'
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

/** The code book, with the names that other files may refer to. */
export interface LoadedCodes extends CodeBook {
  readonly systems: Entries<readonly string[]>
  readonly units: Entries<readonly string[]>
  readonly marks: Entries<Mark>
  readonly measures: Entries<Measure>
  readonly conditions: Entries<CodeList>
  readonly procedures: Entries<CodeList>
  readonly requests: Entries<Requestable>
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
  const marks = loadMarks(observations, findings)
  const measures = loadMeasures(observations, marks, units, known)
  return {
    systems,
    spellings,
    units,
    marks,
    measures,
    findings,
    conditions: loadLists(folder.yaml('codes/conditions.yaml'), condition, [], known),
    procedures: loadLists(folder.yaml('codes/procedures.yaml'), list, [], known),
    requests: loadRequests(folder, measures, known),
    medications: loadMedications(folder, known),
    doses: loadDoses(folder),
  }
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
