import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../../src/knowledge/files/root.ts'
import { allTypes } from '../run.ts'

/** What it is asked unless a test says otherwise: a screening of one day, whatever types there are. */
export const usual = (input: string, output: string): readonly string[] => [
  '--input',
  input,
  '--output',
  output,
  '--as-of',
  '2026-01-01',
  '--types',
  allTypes.join(),
]

/** Runs the command as a program; `watch` is called now and then, to stop it. */
export async function run(
  args: readonly string[],
  watch: (kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
) {
  const program = join(packageRoot(), 'dist/src/cli.js')
  const child = spawn(process.execPath, [program, 'screen', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, out] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    said += text
  })
  const timer = setInterval(() => watch((signal) => child.kill(signal)), 5)
  const code = await new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)))
  clearInterval(timer)
  return { code, said, out }
}
