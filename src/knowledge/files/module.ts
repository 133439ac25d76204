import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { ConceptDefinition, Definition, RuleDefinition } from '../definition.ts'
import type { Folder } from './folder.ts'
import { moduleExtension } from './root.ts'

/** Imports a module of the knowledge by its path without extension, e.g. `shared/frailty/concept`. */
export type ImportModule = (path: string) => Promise<unknown>

/** Imports from a folder of sources or of compiled modules, whichever kind this program runs as. */
export function importFrom(code: string): ImportModule {
  return async (path) => import(/* @vite-ignore */ pathToFileURL(join(code, path) + moduleExtension).href)
}

/** A concept or rule as its folder defines it: the module, where it stands, and the folder. */
export interface Module<T> {
  readonly at: string
  readonly path: string
  readonly defined: T
}

const functions = z.custom<() => unknown>((value) => typeof value === 'function')
const common = { parameters: z.record(z.string(), z.string()), reads: z.record(z.string(), z.unknown()) }
const names = z.array(z.string())
const concept = { kind: z.literal('concept'), ...common, find: functions }
const shapes = {
  concept: z.discriminatedUnion('gives', [
    z.looseObject({ gives: z.literal('applicability'), ...concept, reasons: names }),
    z.looseObject({ gives: z.literal(['programmes', 'limits', 'under-way', 'remark', 'nothing']), ...concept }),
  ]),
  rule: z.looseObject({
    kind: z.literal('rule'),
    ...common,
    reasons: names,
    result: names,
    cards: z.record(z.string(), z.looseObject({ view: z.record(z.string(), z.unknown()) })),
    needs: names,
    silences: names,
    despite: names,
    isTrigger: z.boolean(),
    decide: functions,
  }),
}

/** Imports the modules of concept folders, one after another; undefined where one is faulty. */
export async function importConcepts(folder: Folder, ats: readonly string[], load: ImportModule) {
  return (await importAll(folder, ats, 'concept', load)) as readonly (Module<ConceptDefinition> | undefined)[]
}

/** Imports the modules of rule folders, one after another; undefined where one is faulty. */
export async function importRules(folder: Folder, ats: readonly string[], load: ImportModule) {
  return (await importAll(folder, ats, 'rule', load)) as readonly (Module<RuleDefinition> | undefined)[]
}

async function importAll(folder: Folder, ats: readonly string[], kind: 'rule' | 'concept', load: ImportModule) {
  const modules: unknown[] = []
  // not in parallel: of modules that fail together Node tells the reason only once
  for (const at of ats) modules.push(await imported(folder, at, kind, load))
  return modules
}

async function imported(folder: Folder, at: string, kind: 'rule' | 'concept', load: ImportModule) {
  const path = folder.module(at, kind)
  if (!path) {
    folder.fault(`${at}/${kind}.ts`, `the ${kind} "${at}" has no ${kind}.ts: add it or take the folder out`)
    return undefined
  }
  const module = await attempt(() => load(`${at}/${kind}`))
  if (module instanceof Error) {
    folder.fault(path, explained(module))
    return undefined
  }
  const defined = z.object({ default: z.unknown() }).safeParse({ ...(module as object) }).data?.default
  if (!shapes[kind].safeParse(defined).success) {
    const maker = kind === 'rule' ? 'defineRule' : 'defineConcept'
    folder.fault(path, `the default export is not made by ${maker}: write \`export default ${maker}({ ... })\``)
    return undefined
  }
  return { at, path, defined }
}

async function attempt(load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function explained(error: Error): string {
  if (/before initialization/.test(error.message))
    return `the module reads something that reads it in turn (${error.message}): break the import cycle`
  return `the module cannot be imported (${error.message.split('\n')[0]}): mend it, and build again`
}

/** Checks that a module reads only what is named; what is undefined comes of an import cycle. */
export function checkReads(
  folder: Folder,
  { path, defined }: Module<Definition>,
  readable: ReadonlySet<unknown>,
  wanted: string,
): void {
  for (const [name, read] of Object.entries(defined.reads)) {
    if (read === undefined)
      folder.fault(path, `"${name}" in reads is undefined: it reads this module in turn, break the import cycle`, name)
    else if (!readable.has(read)) folder.fault(path, `"${name}" in reads is not ${wanted}: mend the import`, name)
  }
}
