import { type ExecFileOptions, execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'yaml'

const run = promisify(execFile)

/** The folder of this repository. */
export const root = join(import.meta.dirname, '..', '..')

/** What one wait of `docker compose up` may take, in seconds. */
const patience = '180'

/** The Compose project of a folder, under a name of its own: that of its file, with something behind it. */
export class Project {
  readonly #name: string
  readonly #options: ExecFileOptions

  /** @param env variables for Compose, beside those of this process and the `.env` of the folder; undefined takes one out */
  constructor(folder: string, env: NodeJS.ProcessEnv = {}) {
    const file = parse(readFileSync(join(folder, 'docker-compose.yml'), 'utf8'))
    // Whether two files are one project is left to them, and a real project on this machine is not touched.
    this.#name = `${file.name}-test-${process.pid}`
    this.#options = { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 1e7 }
  }

  /** Runs `docker compose` on it. @returns standard output @throws Error with all that was printed, when it fails */
  async compose(...words: readonly string[]): Promise<string> {
    const { stdout } = await run('docker', ['compose', '--project-name', this.#name, ...words], this.#options)
    return String(stdout).trim()
  }

  /** Starts its service, and what that depends on; waits until both are healthy. */
  async up(): Promise<void> {
    try {
      await this.compose('up', '--detach', '--quiet-pull', '--wait', '--wait-timeout', patience, 'service')
    } catch (cause) {
      throw new Error(`it does not start: ${await this.compose('logs', '--no-color', '--tail', '20')}`, { cause })
    }
  }

  /** Takes it away, data and all. */
  async down(): Promise<void> {
    await this.compose('down', '--volumes', '--timeout', '5')
  }

  /** Something of the container of its service, as a template of `docker inspect` writes it. */
  async inspect(template: string): Promise<string> {
    const { stdout } = await run('docker', [
      'inspect',
      '--format',
      template,
      await this.compose('ps', '--quiet', 'service'),
    ])
    return stdout.trim()
  }

  /** What one SQL statement gives in its PostgreSQL, as bare text. */
  sql(statement: string): Promise<string> {
    const bare = ['--quiet', '--tuples-only', '--no-align', '--command', statement]
    return this.compose('exec', '-T', 'postgres', 'psql', '--username', 'remissiewijzer', ...bare)
  }

  /** The JSON that its service answers on the port that it publishes on this machine. */
  async get(path: string): Promise<unknown> {
    return (await fetch(`http://${await this.compose('port', 'service', '3000')}${path}`)).json()
  }
}
