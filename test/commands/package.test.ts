import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'

const folder = mkdtempSync(join(tmpdir(), 'package-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (command: string, args: readonly string[], cwd: string) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Starts what is installed as a user would, on a free port; JSON lines are all that it writes. */
async function serve() {
  const child = spawn('npx', ['--no-install', 'remissiewijzer'], {
    cwd: folder,
    env: { ...process.env, PORT: '0', DATA_DIR: 'memory://' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const lines: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      lines.push(...chunk.toString().trim().split('\n'))
      const listening = /"listening on (http:[^"]+)"/.exec(lines.join('\n'))?.[1]
      if (listening) resolve(listening)
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${lines.join('\n')}`)))
  })
  const stop = async () => {
    const ended = once(child, 'exit')
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
  return { url, lines, stop }
}

it('is packed, installed in an empty folder, checks its knowledge and answers with a card', {
  timeout: 400_000,
}, async () => {
  // What was built: other tests run it, and would find it half written.
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], packageRoot())
  const [tarball = ''] = readdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', `./${tarball}`], folder)
  expect(run('npx', ['--no-install', 'remissiewijzer', 'check'], folder)).toMatch(/^ok: \d+ rules/m)

  const { url, lines, stop } = await serve()
  try {
    const [service] = (await (await fetch(`${url}/cds-services`)).json()).services
    const examples = await (await fetch(`${url}/examples`)).json()
    const name = examples.examples.find((each: string) => each.startsWith('candidate'))
    const body = await (await fetch(`${url}/examples/${name}`)).text()
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/cds-services/${service.id}`, { method: 'POST', headers, body })
    expect(answer.status).toBe(200)
    expect((await answer.json()).cards).not.toEqual([])
  } finally {
    await stop()
  }
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('level')
})
