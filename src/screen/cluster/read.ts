import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Intake, type IntakeTable } from '../group/intake.ts'
import { readFile } from '../group/reading.ts'
import { nameIn } from '../group/shared.ts'
import { bytesOf, unpacked } from '../input/bytes.ts'
import type { Row } from '../rows.ts'
import { keyOf } from './key.ts'
import type { ClusterSetup } from './setup.ts'
import { ends, type LinesOut, lineOf } from './wire.ts'

/** A file to read, by its number; `command` writes its content, where it is not in the file system of this machine. */
interface AskedFile {
  readonly file: number
  readonly command?: readonly string[]
}

/** Reads the files that it is asked for. Of each it tells what is in it, then how many came in and of which types. */
export async function readStage(
  asked: AsyncIterable<string>,
  out: LinesOut,
  { files, needed, options }: ClusterSetup,
): Promise<void> {
  const reading = {
    needed: { ofPeople: new Set(needed.ofPeople), shared: new Set(needed.shared) },
    longest: options.longestLine,
    signal: new AbortController().signal,
  }
  let taken = 0
  for await (const line of asked) {
    if (line === ends) {
      await out.end(taken)
      taken = 0
      continue
    }
    taken += 1
    const { file, command } = JSON.parse(line) as AskedFile
    const found = files[file]
    if (!found) throw new Error(`there is no file ${file}`)
    const intake = new Intake((table, row) => {
      for (const each of linesOfRow(table, row)) out.add(each)
    })
    const content = command ? unpacked(writtenBy(command)) : bytesOf(found.path, () => undefined)
    const { had, cutShort } = await readFile(found, file, sending(content, out), intake, reading)
    out.add(lineOf('f', JSON.stringify({ file, counts: intake.counts, had: [...had], cutShort: [...cutShort] })))
    await out.send()
  }
}

/** A content; what came of a piece of it is sent before the next is read. */
async function* sending(content: AsyncIterable<Buffer>, out: LinesOut): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    yield chunk
    await out.send()
  }
}

async function* writtenBy([command = '', ...args]: readonly string[]): AsyncGenerator<Buffer> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  for await (const chunk of child.stdout) yield chunk
  const [status] = await ended
  if (status !== 0) throw new Error(`${command} ended with ${status}: a file could not be read`)
}

/** `i` a resource of a person, `a` what it asks of those of nobody, `s` such a one, `p` a Patient, `n` an identifier of one, `l` what is left out. */
function linesOfRow(table: IntakeTable, row: Row): readonly string[] {
  if (table === 'item') {
    const [who, isIdentifier, base, ...rest] = row
    const refers = rest[4]
    const own = [keyOf(String(who), isIdentifier === true), JSON.stringify(base)]
    const asks = typeof refers === 'string' ? new Set([nameKey(nameIn(refers)), urlKey(refers)]) : []
    return [lineOf('i', ...own, JSON.stringify(rest)), ...[...asks].map((ask) => lineOf('a', ...own, ask))]
  }
  if (table === 'shared') {
    const [name, url] = row
    const keys = [typeof name === 'string' && nameKey(name), typeof url === 'string' && urlKey(url)]
    return keys.flatMap((key) => (key === false ? [] : [lineOf('s', key, JSON.stringify(row))]))
  }
  return [lineOf({ patient: 'p', identifier: 'n', left_out: 'l' }[table], JSON.stringify(row))]
}

const nameKey = (name: string) => `n${JSON.stringify(name)}`
const urlKey = (url: string) => `u${JSON.stringify(url)}`
