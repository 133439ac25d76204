import { createHash } from 'node:crypto'
import { open, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { InputFile } from '../input/files.ts'
import type { ScreenOptions } from '../options.ts'
import { Refusal } from '../refusal.ts'
import { workFolder } from './folder.ts'

/** What a run was begun with: who goes on with it has to ask for the same. */
const state = z.strictObject({
  program: z.string(),
  knowledge: z.string(),
  asOf: z.string(),
  services: z.array(z.string()),
  options: z.record(z.string(), z.unknown()),
  inputs: z.array(z.strictObject({ name: z.string(), bytes: z.number(), ends: z.string() })),
})

export type State = z.output<typeof state>

/** The options that change what is written; workers may differ. */
export function optionsThatMatter(options: ScreenOptions): State['options'] {
  const { language, types, base, longestLine, mostResources, mostLeftOut, isFull, isIdentified, isShared, mostRows } =
    options
  const pseudonyms = options.pseudonyms?.fingerprint ?? null
  const read = { language, types, base, longestLine, mostResources, mostLeftOut }
  return { ...read, isFull, isIdentified, isShared, mostRows, pseudonyms }
}

/** Each file by its name, size and a hash of how it begins and ends. */
export async function fingerprints(files: readonly InputFile[]): Promise<State['inputs']> {
  const inputs: State['inputs'] = []
  for (const { path, name, bytes } of files) inputs.push({ name, bytes, ends: await hashOfEnds(path, bytes) })
  return inputs
}

const mebibyte = 1024 * 1024

async function hashOfEnds(path: string, bytes: number): Promise<string> {
  const file = await open(path)
  try {
    const hash = createHash('sha256')
    for (const from of [0, Math.max(0, bytes - mebibyte)]) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(mebibyte), 0, mebibyte, from)
      hash.update(buffer.subarray(0, bytesRead))
    }
    return hash.digest('hex')
  } finally {
    await file.close()
  }
}

const pathOf = (partial: string) => join(partial, workFolder, 'run.json')

export async function writeState(partial: string, begun: State): Promise<void> {
  await writeFile(pathOf(partial), JSON.stringify(begun), { mode: 0o600 })
}

/** With what the run was begun that stopped on the way to an output; null where there is none. */
export async function readState(output: string): Promise<State | null> {
  const text = await readFile(pathOf(`${resolve(output)}.partial`), 'utf8').catch(() => null)
  return text === null ? null : state.parse(JSON.parse(text))
}

/** @throws Refusal when a run would go on with something else than it was begun with, naming what differs */
export function checkSame(begun: State | null, now: State): void {
  if (!begun) throw new Refusal('there is no run to go on with: leave out --resume, or begin it anew with --discard')
  const differs = (['program', 'knowledge', 'asOf', 'services', 'options', 'inputs'] as const).filter(
    (name) => JSON.stringify(begun[name]) !== JSON.stringify(now[name]),
  )
  if (differs.length > 0)
    throw new Refusal(
      `this run was begun with other ${differs.join(', ')}: ask for the same to go on, or begin anew with --discard`,
    )
}
