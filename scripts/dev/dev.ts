import { spawn } from 'node:child_process'
import { onChange } from './changes.ts'
import { Restarted } from './restarted.ts'

/** The tools that write `dist/` again when a source changes. */
const tools = [
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  ...['src/page', 'src/page/public'].map((folder) => [
    'node_modules/vite/bin/vite.js',
    ...['build', '--watch', '--logLevel', 'warn', '--config', `${folder}/vite.config.ts`],
  ]),
]

/** What the service is made of and reads: what the tools write, the knowledge that is no program, and the fixture patients. */
const folders = ['dist', 'cds-services', 'fhir-fixtures']

const service = new Restarted(['dist/src/cli.js'])
// In groups of their own: the compiler runs in a child of its child, which would otherwise live on.
const children = tools.map((words) => spawn(process.execPath, words, { stdio: 'inherit', detached: true }))
const stopWatching = onChange(folders, 500, () => service.restart())

async function stop(status: number): Promise<void> {
  stopWatching()
  for (const { pid, exitCode, signalCode } of children)
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid)
  await service.stop()
  process.exit(status)
}

for (const child of children) child.once('exit', (status) => stop(status ?? 1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(0))
await service.restart()
