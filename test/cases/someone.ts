import type { Case } from '../../src/knowledge/cases/case.ts'
import { loadVocabulary } from '../../src/knowledge/cases/case-words.ts'
import { personIn } from '../../src/knowledge/cases/person/person.ts'
import { patientId, writeRecord } from '../../src/knowledge/cases/person/record.ts'
import { loadUsualCase, withUsual } from '../../src/knowledge/cases/usual-case.ts'
import { readFolder } from '../../src/knowledge/files/folder.ts'
import { codeRoot, knowledgeRoot } from '../../src/knowledge/files/root.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'

/** A person in the words of `cases.yaml`. */
export type Words = Readonly<Record<string, unknown>>

const spoken = new WeakMap<Knowledge, Spoken>()

type Spoken = ReturnType<typeof speak>

const files = await readFolder(knowledgeRoot(), codeRoot(), false)

/** The day and person of a case that has no file; what is not told is usual for the service of that folder. @throws ZodError for a word that there is not */
export function someone(
  words: Words,
  folder: string,
  knowledge: Knowledge,
  { lacks = [] }: { readonly lacks?: readonly string[] } = {},
): Pick<Case, 'asOf' | 'sent' | 'site'> {
  const { vocabulary, schema } = spokenOf(knowledge)
  const usual = loadUsualCase(files, folder, vocabulary)
  files.faults.throwIfAny()
  if (!usual) throw new Error(`${folder} has no usual case`)
  const person = withUsual(schema.parse(words), usual.patient)
  const sent = { patientId, resources: writeRecord(person, vocabulary), unavailable: new Set(lacks) }
  return { asOf: usual.asOf, sent, site: {} }
}

function speak(knowledge: Knowledge) {
  const vocabulary = loadVocabulary(files, knowledge)
  return { vocabulary, schema: personIn(vocabulary) }
}

/** Once for each knowledge: properties ask for many people. */
function spokenOf(knowledge: Knowledge): Spoken {
  const known = spoken.get(knowledge) ?? speak(knowledge)
  spoken.set(knowledge, known)
  return known
}
