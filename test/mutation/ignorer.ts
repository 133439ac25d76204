import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** What is read here of a path of Babel. */
interface Path {
  readonly node: { readonly type: string; readonly key?: Named; readonly callee?: Named }
  readonly parentPath: Path | null
}

interface Named {
  readonly name?: string
}

/** What a rule or concept declares: the loader refuses every other name, unit and read (`test/knowledge/broken.test.ts`). */
const declared: readonly unknown[] = ['parameters', 'reads', 'result']
const makers: readonly unknown[] = ['defineRule', 'defineConcept']

function shouldIgnore(path: Path): string | undefined {
  const maker = path.parentPath?.parentPath?.node.callee?.name
  return declared.includes(path.node.key?.name) && makers.includes(maker) ? 'refused by the loader' : undefined
}

/** The plugin that `stryker.config.json` names under `ignorers`. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'declarations', { shouldIgnore: (path) => shouldIgnore(path as Path) }),
]
