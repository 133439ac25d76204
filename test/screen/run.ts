import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Resource } from 'fhir/r4.js'
import { onTestFinished } from 'vitest'
import { anchor, fixtureNames, readFixture } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import { askedServices } from '../../src/screen/asked.ts'
import { judgesHere } from '../../src/screen/judge/judges.ts'
import { type ScreenOptions, usualLimits } from '../../src/screen/options.ts'
import { silent } from '../../src/screen/progress.ts'
import { screen } from '../../src/screen/screen.ts'

export const knowledge = await loadKnowledge({ cases: false })
export const services = askedServices(knowledge, [])
export const judgedWith = {
  knowledge,
  site: defaultSite,
  services,
  asOf: anchor,
  isPast: false,
  judges: judgesHere,
  page: { script: '', style: '' },
}

/** The resources of all fixture patients. */
export const fixtures: readonly Resource[] = fixtureNames().flatMap((name) =>
  (readFixture(name).entry ?? []).flatMap(({ resource }) => resource ?? []),
)

/** A folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'screen-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files into a folder of their own: a list becomes lines of JSON. */
export function inputOf(files: Readonly<Record<string, readonly unknown[] | string | Buffer>>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), Array.isArray(content) ? ndjson(content) : (content as string | Buffer))
  return folder
}

export function ndjson(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('')
}

/** Every type that a service asks for, so that an input may leave them out. */
export const allTypes = [
  ...new Set(services.flatMap(({ prefetch }) => Object.values(prefetch).map((query) => query.split(/[?/]/)[0] ?? ''))),
]

/** How tests screen a folder unless they ask for something else. */
export function screenedOptions(input: string, output: string): ScreenOptions {
  return {
    ...usualLimits,
    inputs: [input],
    output,
    begun: 'refuse',
    language: 'nl',
    types: allTypes,
    base: null,
    workers: 0,
    isFull: false,
    isIdentified: false,
    pseudonyms: null,
    isShared: false,
    mostRows: null,
  }
}

/** Screens a folder, and reads what was written. */
export async function screened(
  input: string,
  options: Partial<ScreenOptions> & { readonly signal?: AbortSignal } = {},
  told = silent,
) {
  const output = options.output ?? join(temporaryFolder(), 'out')
  const usual = screenedOptions(input, output)
  const { signal = new AbortController().signal, ...asked } = options
  const result = await screen({ ...usual, ...asked }, judgedWith, { progress: told, signal })
  const read = (name: string) => readFileSync(join(output, name), 'utf8')
  const packed = readFileSync(join(output, 'decisions.ndjson.gz'))
  return {
    ...result,
    output,
    packed,
    rows: lines(packed.length === 0 ? '' : gunzipSync(packed).toString()) as readonly Row[],
    leftOut: lines(read('left-out.ndjson')) as readonly Readonly<Record<string, unknown>>[],
    summary: JSON.parse(read('summary.json')) as Summary,
  }
}

export interface Row {
  readonly patient: string
  readonly incomplete?: readonly string[]
  readonly decisions: readonly { readonly rule: string; readonly reason: string }[]
  readonly facts: readonly { readonly source: string; readonly used: boolean }[]
  readonly cards: readonly { readonly uuid: string; readonly summary: string }[]
}

interface Summary {
  readonly unavailable?: readonly string[]
  readonly read: Readonly<Record<string, number>>
  readonly funnel: readonly {
    readonly step: string
    readonly people: number
    readonly lost: Readonly<Record<string, number>>
  }[]
  readonly practices?: Readonly<Record<string, unknown>>
}

function lines(text: string): readonly unknown[] {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
}
