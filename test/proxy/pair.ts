import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { stringify } from 'yaml'
import { type ServerProcess, startServer } from '../faults/server-process.ts'
import { servicePath } from '../shipped.ts'
import { startPostgres } from '../store/database/databases.ts'
import { issuer, signer } from '../token.ts'
import { Caller } from './caller.ts'
import { freePorts, type ProxyName, startProxy, type TlsProxy } from './proxy.ts'

/** Two instances of the built service on one PostgreSQL, and a proxy before them as its file in `deploy/` says. */
export class Pair {
  readonly proxy: TlsProxy
  /** A client that both know. */
  readonly caller: Caller
  readonly #start: (which: number) => Promise<ServerProcess>
  readonly #stop: () => Promise<void>
  readonly #instances: ServerProcess[]

  private constructor(parts: Parts) {
    this.proxy = parts.proxy
    this.caller = parts.caller
    this.#start = parts.start
    this.#stop = parts.stop
    this.#instances = parts.instances
  }

  /** Starts all of it; `body` is the call, `more` goes into the environment of both instances. */
  static async start(name: ProxyName, body: string, more: Readonly<Record<string, string>> = {}): Promise<Pair> {
    const folder = mkdtempSync(join(tmpdir(), 'pair-'))
    const [port = 0, ...ports] = await freePorts(3)
    const [his, postgres] = [await signer(), await startPostgres()]
    const site = join(folder, 'site.yaml')
    writeFileSync(site, stringify({ clients: { his: { issuer, keys: [his.jwk], rateLimit: 100_000 } } }))
    const proxy = await startProxy(name, port, ports)
    const env = {
      ...{
        SITE: site,
        PUBLIC_URL: proxy.url,
        HASH_SECRET: 'for-tests-only-for-tests-only-for-tests',
        LOG_LEVEL: 'info',
      },
      ...{ DATABASE_URL: postgres.config.databaseUrl ?? '', ...more },
    }
    const start = async (which: number) => {
      const instance = await startServer({ ...env, PORT: String(ports[which]) })
      await ready(instance.url)
      return instance
    }
    const stop = async () => {
      await proxy.stop()
      await postgres.container.stop()
      rmSync(folder, { recursive: true })
    }
    const caller = new Caller(his, { url: `${proxy.url}${servicePath}`, body, agent: proxy.agent })
    return new Pair({ proxy, caller, start, stop, instances: [await start(0), await start(1)] })
  }

  /** Takes one instance, 0 or 1, out of the proxy or puts it back. */
  take(which: 'out' | 'back', instance: number): void {
    this.proxy.take(which, Number(new URL(this.#instances[instance]?.url ?? '').port))
  }

  /** Stops one instance, 0 or 1. Gives its exit code, null when the signal ended it. */
  async end(which: number, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    return (await this.#instances[which]?.end(signal)) ?? null
  }

  /** Starts one that was stopped, and waits until it is ready. */
  async again(which: number): Promise<void> {
    this.#instances[which] = await this.#start(which)
  }

  async stop(): Promise<void> {
    for (const which of [0, 1]) await this.end(which)
    await this.#stop()
  }
}

interface Parts {
  readonly proxy: TlsProxy
  readonly caller: Caller
  readonly start: (which: number) => Promise<ServerProcess>
  readonly stop: () => Promise<void>
  readonly instances: ServerProcess[]
}

/** Waits until a service says that it is ready, its database too. */
async function ready(url: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null)
    if (answer?.ok && ((await answer.json()) as { store: { state: string } }).store.state === 'open') return
    await setTimeout(200)
  }
  throw new Error(`the service at ${url} was not ready in 30 s`)
}
