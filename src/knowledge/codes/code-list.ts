import { z } from 'zod'
import type { Entries } from '../files/entries.ts'
import { type Fields, words } from '../files/text.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import type { ListedCode } from '../knowledge.ts'
import { isLoinc, isSnomed } from './check-digit.ts'

/** What a row of a code list may refer to. */
export interface Terminology {
  readonly systems: Entries<unknown>
  readonly sources: Entries<unknown>
}

/** One row of a code list. */
export const listedCode = z.strictObject({
  system: words,
  code: words,
  below: z.boolean().exactOptional(),
  display: words,
  confidence: z.enum(['A', 'B', 'C']),
  source: words,
  mark: words.exactOptional(),
} satisfies Fields<ListedCode>)

type Row = readonly [index: number, code: ListedCode]

const checks: Readonly<Record<string, (code: string) => boolean>> = { loinc: isLoinc, snomed: isSnomed }

/** Checks the rows of one list: system and source known, check digit right, nothing twice. */
export function checkCodes(file: YamlFile, at: Path, codes: Iterable<Row>, known: Terminology): void {
  const seen = new Set<string>()
  for (const [index, { system, code, below, source }] of codes) {
    const row = [...at, index]
    if (!known.systems.knows(system))
      file.fault(
        [...row, 'system'],
        `the system "${system}" is not in codes/systems.yaml: add it there or use its alias`,
      )
    if (!known.sources.knows(source))
      file.fault([...row, 'source'], `the source "${source}" is not in sources.yaml: add it there or mend the id`)
    const check = checks[system]
    if (check && !check(code))
      file.fault(
        [...row, 'code'],
        `${system} ${code} fails its check digit, so it is no ${system} code: look it up again`,
      )
    if (check && below)
      file.fault([...row, 'below'], `${system} codes have no order in their digits: list each code itself`)
    if (seen.has(`${system}|${code}`))
      file.fault([...row, 'code'], `${system} ${code} stands in this list twice: take one out`)
    seen.add(`${system}|${code}`)
  }
}
