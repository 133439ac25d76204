import { bytesOf } from '../input/bytes.ts'
import type { InputFile } from '../input/files.ts'
import type { Needed } from '../input/item.ts'
import { itemsOf } from '../input/line-items.ts'
import { linesOf } from '../input/lines.ts'
import { typesOfManifest } from '../input/manifest.ts'
import type { Intake } from './intake.ts'

/** How the input is read. */
export interface Reading {
  readonly needed: Needed
  /** Bytes of the longest line that is read. */
  readonly longest: number
  readonly told: (bytes: number) => void
  readonly signal: AbortSignal
}

/** Of which resource types there is anything, and of which a file ended before its end. */
export interface TypesRead {
  readonly had: ReadonlySet<string>
  readonly cutShort: ReadonlySet<string>
}

/** Takes in every file; a file is known by its place in the list. @throws the reason of the signal when it is aborted */
export async function readAll(files: readonly InputFile[], intake: Intake, reading: Reading): Promise<TypesRead> {
  const read: TypesRead[] = []
  for (const [at, file] of files.entries())
    read.push(await readFile(file, at, bytesOf(file.path, reading.told), intake, reading))
  return typesTogether(read)
}

export function typesTogether(read: readonly TypesRead[]): TypesRead {
  return {
    had: new Set(read.flatMap(({ had }) => [...had])),
    cutShort: new Set(read.flatMap(({ cutShort }) => [...cutShort])),
  }
}

/** Takes in one file, which is known by a number. */
export async function readFile(
  { form, type }: Pick<InputFile, 'form' | 'type'>,
  file: number,
  content: AsyncIterable<Buffer>,
  intake: Intake,
  { longest, needed, signal }: Pick<Reading, 'longest' | 'needed' | 'signal'>,
): Promise<TypesRead> {
  const had = new Set<string>(type === null ? [] : [type])
  const inFile = new Set<string>(had)
  let isCut = false
  for await (const line of linesOf(content, form, longest)) {
    signal.throwIfAborted()
    const listed = form === 'whole' && line.fault === null ? typesOfManifest(line.text) : null
    if (listed) {
      for (const each of listed) had.add(each)
      continue
    }
    for (const item of itemsOf(line, needed)) {
      intake.take(item, { file, line: line.number })
      isCut ||= item.fate === 'left-out' && item.reason === 'ends-early'
      if (item.fate === 'lack' || item.type === null) continue
      had.add(item.type)
      // A Bundle is whole or not read: what is cut off from a file of them is other Bundles.
      if (!('part' in item) || item.part === 0) inFile.add(item.type)
    }
  }
  return { had, cutShort: new Set(isCut ? inFile : []) }
}
