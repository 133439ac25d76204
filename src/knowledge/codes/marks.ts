import { z } from 'zod'
import type { Entries } from '../files/entries.ts'
import { type Fields, text, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { CodeList, Mark } from './code-book.ts'

const specimen = z.strictObject({ codes: words, list: words, duration: words, from: words })
const mark = z.strictObject({
  title: text,
  denialFirst: z.boolean().exactOptional(),
  specimen: specimen.exactOptional(),
} satisfies Fields<Omit<Mark, 'name'>>)

/** The marks of observations.yaml: what may hold of how a value was taken. */
export function loadMarks(file: YamlFile, findings: Entries<CodeList>): Entries<Mark> {
  const marks = file.entries(mark, ['marks'])
  for (const [name, { specimen }] of marks)
    if (specimen && !findings.knows(specimen.list))
      file.fault(
        ['marks', name, 'specimen', 'list'],
        `the finding "${specimen.list}" is not in findings: add it there or mend it`,
      )
  return marks.mapped((value, name) => ({ name, ...value }))
}

/** Checks that the view of the specimen has the columns that marks are read from. */
export function checkColumns(file: YamlFile, marks: Entries<Mark>, view: unknown): void {
  const columns = namesIn(view)
  for (const [name, { specimen }] of marks) {
    if (!specimen) continue
    const { codes, duration } = specimen
    const wanted = { codes: [codes], duration: [duration, `${duration}Comparator`, `${duration}Unit`] }
    for (const [key, named] of Object.entries(wanted))
      for (const column of named)
        if (!columns.includes(column))
          file.fault(
            ['marks', name, 'specimen', key],
            `the view of Specimen has no column "${column}": add it in views/ or mend the name`,
          )
  }
}

const columned = z.object({ select: z.array(z.object({ column: z.array(z.object({ name: z.string() })) })) })

function namesIn(view: unknown): readonly string[] {
  return columned.safeParse(view).data?.select.flatMap(({ column }) => column.map(({ name }) => name)) ?? []
}
