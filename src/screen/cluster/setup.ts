import type { Day } from '../../calendar.ts'
import type { Knowledge, Service } from '../../knowledge/knowledge.ts'
import type { AllowedLeftOut } from '../ending.ts'
import type { CameIn } from '../group/intake.ts'
import { describeFiles, type InputFile, type ListedFile } from '../input/files.ts'
import type { Needed } from '../input/item.ts'
import { columnsOf } from '../judge/batch.ts'
import type { ScreenOptions } from '../options.ts'
import { neededFor } from '../types-had.ts'
import { decisionColumns } from '../write/decision-table.ts'

/** What every stage of one screening is begun with; it goes to it as a line. */
export interface ClusterSetup {
  readonly options: ScreenOptions
  readonly allowed: AllowedLeftOut
  readonly files: readonly InputFile[]
  /** Paths of files that are nothing to read. */
  readonly ignored: readonly string[]
  readonly asOf: Day
  readonly isPast: boolean
  readonly services: readonly string[]
  readonly siteFile: string | null
  readonly gatherDeadline: number
  /** Of the knowledge: all judge with the same. */
  readonly hash: string
  readonly needed: Readonly<Record<keyof Needed, readonly string[]>>
  /** Columns of the table of decisions. */
  readonly columns: readonly string[]
  readonly settled?: Settled
}

/** What is known of all of the input once it is read. */
export interface Settled {
  readonly unavailable: readonly string[]
  readonly counts: CameIn
}

type Asked = Pick<ClusterSetup, 'options' | 'allowed' | 'asOf' | 'isPast' | 'siteFile' | 'gatherDeadline'>

/** How a screening of files that were listed begins. @throws Refusal when there is nothing to read */
export function setupOf(
  asked: Asked,
  listed: readonly ListedFile[],
  knowledge: Pick<Knowledge, 'hash'>,
  services: readonly Service[],
): ClusterSetup {
  const { ofPeople, shared } = neededFor(services)
  return {
    ...asked,
    ...describeFiles(listed, asked.options.inputs),
    services: services.map(({ id }) => id),
    hash: knowledge.hash,
    needed: { ofPeople: [...ofPeople], shared: [...shared] },
    columns: decisionColumns(columnsOf(services)),
  }
}
