import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { packageRoot } from '../../src/knowledge/files/root.ts'

/** The service as a process of its own, as `npm start` starts it. */
export interface ServerProcess {
  readonly url: string
  /** Sends a signal and waits for the end. Gives the exit code, null when the signal ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** Compiles the program; to be done once before the first process. */
export function compile(): void {
  const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: packageRoot() })
}

/** Starts a process on a free port and waits until it listens. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['dist/src/cli.js'], {
    cwd: packageRoot(),
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  return {
    url: await address(child),
    async end(signal) {
      child.kill(signal)
      const [code] = await ended
      return code
    },
  }
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk
      const url = /"listening on (http:[^"]+)"/.exec(said)?.[1]
      if (url) resolve(url)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${said}`)))
  })
}
