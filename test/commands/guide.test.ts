import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { compile, type ServerProcess, startServer } from '../faults/server-process.ts'

const guide = readFileSync(join(packageRoot(), 'docs/integration.md'), 'utf8')
/** One of these needs the FHIR server of `docker compose up`; `.ci/run` sends it there. */
const elsewhere = /patient-view-from-server|FHIR_BASE/
/** Lines of which the guide says that they are refused. */
const refused: Readonly<Record<string, string>> = { 'prefetch-null.json': '412' }

beforeAll(compile)

describe('every line of the guide that can be copied', () => {
  const lines = [...guide.matchAll(/^ {4}(curl .*)$/gm)].flatMap(([, line = '']) =>
    elsewhere.test(line) ? [] : [line],
  )
  let server: ServerProcess

  beforeAll(async () => {
    server = await startServer({ DATA_DIR: 'memory://' })
  })
  afterAll(() => server.end('SIGTERM'))

  it('is found', () => expect(lines.length).toBeGreaterThan(4))

  it.each(lines)('%s', (line) => {
    const command = `${line.replaceAll('http://127.0.0.1:3000', server.url)} -o /dev/null -w '%{http_code}'`
    const status = execFileSync('bash', ['-o', 'pipefail', '-c', command], { cwd: packageRoot(), encoding: 'utf8' })
    const [, expected = '200'] = Object.entries(refused).find(([name]) => line.includes(name)) ?? []
    expect(status).toBe(expected)
  })
})

describe('"A first signed call", block by block in one folder', () => {
  const blocks = [...guide.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block)
  const folder = mkdtempSync(join(tmpdir(), 'guide-'))
  const started: ChildProcess[] = []
  let port: number

  beforeAll(async () => {
    port = await freePort()
    // As npx in the folder of the project: the program that was built. test/commands/package.test.ts tries npx itself.
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'bin/npx'), `#!/bin/sh\nshift\nexec node ${packageRoot()}/dist/src/cli.js "$@"\n`, {
      mode: 0o755,
    })
  })
  afterAll(() => {
    for (const { pid } of started) if (pid !== undefined) process.kill(-pid, 'SIGTERM')
    rmSync(folder, { recursive: true })
  })

  it('goes from nothing to a card, and refuses the token a second time', async () => {
    const written = blocks.map((block) => block.replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`))
    const serve = written.findIndex((block) => block.includes('serve'))
    expect(serve).toBe(1)
    run(written[0] ?? '')
    start(written[1] ?? '')
    await answers(`http://127.0.0.1:${port}/health/ready`)
    // One shell: what a block sets, the next uses.
    const said = run(written.slice(2, 4).join('\necho\necho =next=\n')).split('=next=')
    expect(JSON.parse(said[0] ?? '').cards).toHaveLength(1)
    expect(said[1]?.trim()).toBe('401')
    // The line in the log follows the answer.
    await expect.poll(() => run(`${written[4]?.trim()} `), { timeout: 10_000 }).toContain('"doubt":"replayed"')
    expect(written).toHaveLength(5)
  }, 240_000)

  const environment = () => ({
    ...process.env,
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    PORT: String(port),
    DATA_DIR: 'memory://',
  })

  function run(script: string): string {
    return execFileSync('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: environment(),
    })
  }

  function start(script: string): void {
    const child = spawn('bash', ['-c', `${script}\nwait`], { cwd: folder, env: environment(), detached: true })
    started.push(child)
  }
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 450; tries++) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => {
      setTimeout(resolve, 200)
    })
  }
  throw new Error(`${url} gave no answer in 90 s`)
}
