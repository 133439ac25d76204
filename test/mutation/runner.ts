import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { InstrumenterContext } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  type CompleteDryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import type { Test } from './suite.ts'

/** What Stryker writes into mutated code reads and counts here. */
const switches: InstrumenterContext = {}
Object.assign(globalThis, { __stryker__: switches })

/** Runs the suite of the sandbox in this process, which loads the knowledge only once for all mutants that are met at run time. */
class CaseRunner implements TestRunner {
  #tests: Promise<readonly Test[]> | undefined

  /** What was imported stays: for a mutant that is met at import Stryker starts another process. */
  capabilities() {
    return { reloadEnvironment: false }
  }

  async dryRun(): Promise<CompleteDryRunResult> {
    const tests = runAll(await this.#load(), false)
    return {
      status: DryRunStatus.Complete,
      tests,
      mutantCoverage: switches.mutantCoverage ?? { static: {}, perTest: {} },
    }
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { id } = options.activeMutant
    if (options.mutantActivation === 'static') switches.activeMutant = id
    const loaded = await this.#load()
    Object.assign(switches, { activeMutant: id, hitCount: 0, hitLimit: options.hitLimit })
    const wanted = options.testFilter && new Set(options.testFilter)
    const tests = runAll(wanted ? loaded.filter(({ name }) => wanted.has(name)) : loaded, !options.disableBail)
    const endless = determineHitLimitReached(switches.hitCount, options.hitLimit)
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests })
  }

  #load(): Promise<readonly Test[]> {
    this.#tests ??= loadSuite()
    return this.#tests
  }
}

/** The suite; one that cannot be loaded is a test that fails. */
async function loadSuite(): Promise<readonly Test[]> {
  try {
    const { suite } = await import(pathToFileURL(join(process.cwd(), 'dist', 'test', 'mutation', 'suite.js')).href)
    return await suite()
  } catch (error) {
    const check = () => {
      throw error
    }
    return [{ name: 'the knowledge is loaded', check }]
  }
}

function runAll(tests: readonly Test[], bail: boolean): TestResult[] {
  const results: TestResult[] = []
  for (const test of tests) {
    results.push(run(test))
    if (bail && results.at(-1)?.status === TestStatus.Failed) break
  }
  return results
}

function run({ name, check }: Test): TestResult {
  const began = performance.now()
  const about = () => ({ id: name, name, timeSpentMs: performance.now() - began })
  switches.currentTestId = name
  try {
    check()
    return { ...about(), status: TestStatus.Success }
  } catch (error) {
    return { ...about(), status: TestStatus.Failed, failureMessage: String(error) }
  } finally {
    delete switches.currentTestId
  }
}

/** The plugin that `stryker.config.json` names. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'cases', CaseRunner)]
