import type { Knowledge, Text } from './knowledge.ts'

/** The words of every code: of the code book, of programmes and of `terms.yaml`, which wins. */
export function wordsOfCodes({
  codes,
  terms,
  programmes,
}: Pick<Knowledge, 'codes' | 'terms' | 'programmes'>): ReadonlyMap<string, Text> {
  const titled = [
    codes.measures,
    codes.marks,
    codes.findings,
    codes.conditions,
    codes.procedures,
    codes.medications.classes,
  ]
  const words = new Map<string, Text>()
  for (const list of titled) for (const { name, title } of list.values()) words.set(name, title)
  for (const { id, name } of programmes) words.set(id, name)
  for (const [code, text] of terms) words.set(code, text)
  return words
}
