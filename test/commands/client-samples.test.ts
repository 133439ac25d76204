import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { dayAt } from '../../src/calendar.ts'
import { readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { compile, type ServerProcess, startServer } from '../faults/server-process.ts'
import { callOf } from '../shipped.ts'

const folder = mkdtempSync(join(tmpdir(), 'samples-'))
const key = join(folder, 'key.pem')
const site = join(folder, 'site.yaml')
const call = join(folder, 'call.json')
const issuer = 'https://his.voorbeeld.example'
const samples = join(packageRoot(), 'client-samples')
/** Port of the service of this test: the `aud` of tokens has to be known before it starts. */
const port = 30_000 + (process.pid % 20_000)
const publicUrl = `http://127.0.0.1:${port}`
let server: ServerProcess
let service: string

const quiet = { encoding: 'utf8', stdio: 'pipe' } as const

beforeAll(async () => {
  compile()
  const cli = join(packageRoot(), 'dist/src/cli.js')
  const made = execFileSync('node', [cli, 'client-key', '--client', 'my-his', '--issuer', issuer, '--out', key], quiet)
  writeFileSync(site, made)
  const example = shiftBundle(readFixture('candidate-two-years-bmi-32'), dayAt(Date.now()))
  writeFileSync(call, JSON.stringify(callOf(example)))
  server = await startServer({ SITE: site, PUBLIC_URL: publicUrl, PORT: String(port), DATA_DIR: 'memory://' })
  const discovery = await (await fetch(`${publicUrl}/cds-services`)).json()
  service = `${publicUrl}/cds-services/${discovery.services[0].id}`
})

afterAll(async () => {
  await server.end('SIGTERM')
  rmSync(folder, { recursive: true })
})

/** What a sample prints for the call; or the test is skipped and says why, where its language is not there. */
function run(context: TestContext, command: string, args: readonly string[], needed: string): string {
  const env = { ...process.env, CDS_SERVICE: service, CDS_KEY: key, CDS_KID: 'my-his-1', CDS_ISSUER: issuer }
  try {
    return execFileSync(command, [...args, call], { ...quiet, env, timeout: 60_000 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    if (process.env.REQUIRE_SAMPLES === '1') throw new Error(`REQUIRE_SAMPLES=1, and ${needed} is not there`)
    console.log(`skipped: ${needed} is not there`)
    return context.skip(`${needed} is not there`)
  }
}

describe('the samples of a client get a card with a token that they signed', () => {
  it('Python', { timeout: 240_000 }, (context) => {
    const environment = join(folder, 'python')
    const python = join(environment, 'bin/python')
    try {
      execFileSync('python3', ['-m', 'venv', environment], quiet)
      execFileSync(python, ['-m', 'pip', 'install', '--quiet', 'pyjwt[crypto]==2.10.1'], quiet)
    } catch (error) {
      if (process.env.REQUIRE_SAMPLES === '1') throw error
      console.log('skipped: python3 with venv and pyjwt is not to be had')
      return context.skip('python3 with venv and pyjwt is not to be had')
    }
    expect(run(context, python, [join(samples, 'client.py')], 'python3')).toMatch(/^\[(info|warning|critical)\] \S/)
  })

  it('Java', { timeout: 120_000 }, (context) => {
    const answer = run(context, 'java', [join(samples, 'Client.java')], 'java')
    expect(JSON.parse(answer).cards).not.toEqual([])
  })
})
