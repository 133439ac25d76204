import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { Refusal } from '../refusal.ts'

/** A file of the input. */
export interface InputFile {
  readonly path: string
  /** Its path in the folder that was named. */
  readonly name: string
  readonly bytes: number
  /** One value to a line, or one in the whole file. */
  readonly form: 'lines' | 'whole'
  /** The resource type that its name says, as exports call their files: `Observation.ndjson`, `1.Observation.ndjson.gz`. */
  readonly type: string | null
}

export interface FoundFiles {
  /** Each real file once, by path. */
  readonly files: readonly InputFile[]
  /** Paths of files that are nothing to read. */
  readonly ignored: readonly string[]
}

const lines = /\.(ndjson|jsonl)(\.gz)?$/i
const whole = /\.json(\.gz)?$/i

/** The files in these folders, or these files, each real file once. @throws Refusal when there is none, a path cannot be read, or one is packed in a zip */
export async function findFiles(inputs: readonly string[]): Promise<FoundFiles> {
  const names = new Map<string, string>()
  for (const input of inputs)
    for await (const path of walk(input)) if (!names.has(path)) names.set(path, relative(await realpath(input), path))
  const listed = await Promise.all(
    [...names].map(async ([path, name]) => ({ path, name, bytes: (await stat(path)).size })),
  )
  return describeFiles(listed, inputs)
}

/** A file as a folder lists it. */
export type ListedFile = Pick<InputFile, 'path' | 'name' | 'bytes'>

/** What is to be read of files that were listed, in the order of their paths. @throws Refusal when there is none, or one is packed in a zip */
export function describeFiles(listed: readonly ListedFile[], inputs: readonly string[]): FoundFiles {
  const sorted = [...listed].sort(({ path: one }, { path: other }) =>
    Buffer.compare(Buffer.from(one), Buffer.from(other)),
  )
  const zip = sorted.find(({ path }) => /\.zip$/i.test(path))
  if (zip) throw new Refusal(`${zip.path} is a zip: unpack it, and give the folder as --input`)
  const isInput = ({ path }: ListedFile) => lines.test(path) || whole.test(path)
  const files = sorted.filter(isInput).map(described)
  if (files.length === 0)
    throw new Refusal(
      `there is no .ndjson, .ndjson.gz or .json file in ${inputs.join(', ')}: name the folder of the export`,
    )
  return { files, ignored: sorted.filter((file) => !isInput(file)).map(({ path }) => path) }
}

async function* walk(path: string): AsyncGenerator<string> {
  const real = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`--input ${path} cannot be read (${error.code}): mend the path, or make it readable`)
  })
  const found = await stat(real)
  if (!found.isDirectory()) {
    yield real
    return
  }
  for (const name of await readdir(real)) if (!name.startsWith('.')) yield* walk(join(real, name))
}

function described({ path, name: listed, bytes }: ListedFile): InputFile {
  const name = listed || basename(path)
  const [type = null] = basename(name)
    .split(/[._-]/)
    .filter((part) => /^[A-Z][A-Za-z]+$/.test(part))
  return { path, name, bytes, form: lines.test(name) ? 'lines' : 'whole', type: lines.test(name) ? type : null }
}
