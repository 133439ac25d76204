import { parseTemplate, TemplateError } from '../../template/parse.ts'
import { positionAt } from '../files/fault.ts'
import type { Folder } from '../files/folder.ts'
import { bareNumbers } from '../files/number.ts'
import type { LoadedConcept, Parameter } from '../knowledge.ts'

/** What a text calls a value. */
export type Named = ReadonlyMap<string, Parameter>

const heading = /^# (\S.*\?)\r?\n/

/** Values that a text may name: those of its own folder by their name, those of a concept as `concept.name`; undefined when its own are not known. */
export function named(own: Named | undefined, concepts: readonly LoadedConcept[]): Named | undefined {
  if (!own) return undefined
  const others = concepts.flatMap(({ name: owner, parameters }) =>
    [...parameters].map(([name, parameter]) => [`${owner}.${name}`, parameter] as const),
  )
  return new Map([...own, ...others])
}

/** Checks what a rule or concept says of itself in plain words: a question, and an answer whose numbers are values. */
export function checkAbout(folder: Folder, at: string, named: Named | undefined): void {
  const path = `${at}/about.md`
  if (!folder.checksCases || !named) {
    folder.pass(path)
    return
  }
  const text = folder.text(path)
  if (text === undefined) {
    folder.fault(path, 'the file is missing: say in it what is asked here, and how it is answered')
    return
  }
  const fault = (offset: number, message: string) =>
    folder.faults.add(folder.shown(path), positionAt(text, offset), message)
  if (!heading.test(text)) fault(0, 'the file does not start with a question: write "# ...?" on its first line')
  for (const { at, message } of bareNumbers(text)) fault(at, message)
  try {
    for (const [hole, start] of parseTemplate(text).asked)
      if (!named.has(hole))
        fault(
          start,
          `there is no value "${hole}": name one of parameters.yaml, or another concept's as {{concept.name}}`,
        )
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    fault(error.offset, error.message)
  }
}
