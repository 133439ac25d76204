import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Agent, fetch } from 'undici'
import { root } from '../deploy/compose.ts'

/** The proxies of which `deploy/` has a file. */
export type ProxyName = 'nginx' | 'caddy'
export const proxyNames: readonly ProxyName[] = ['nginx', 'caddy']

/** A proxy that runs as its file in `deploy/` says, with a name, a certificate and ports for a test. */
export interface TlsProxy {
  readonly url: string
  /** Its certificate, in PEM. */
  readonly ca: string
  /** Trusts that. */
  readonly agent: Agent
  /** Takes the instance at a port out of nginx, as the page on operations says, or puts it back; calls that are under way go on. */
  take(which: 'out' | 'back', service: number): void
  /** What it wrote to standard error so far. */
  said(): string
  stop(): Promise<void>
}

/** Whether a proxy is installed that can do what its file asks; says when not. @throws Error instead where `REQUIRE_PROXIES` names it */
export function hasProxy(name: ProxyName): boolean {
  const why = whyNot(name)
  if (why === null) return true
  if (process.env.REQUIRE_PROXIES?.split(',').includes(name)) throw new Error(`${why}, and REQUIRE_PROXIES asks for it`)
  console.warn(`skipped: ${why}; install it to run these tests too`)
  return false
}

function whyNot(name: ProxyName): string | null {
  const { error, stdout, stderr } = spawnSync(name, [name === 'nginx' ? '-v' : 'version'], {
    env: envOf(tmpdir()),
    encoding: 'utf8',
  })
  if (error) return `${name} is not there`
  const [, major, minor] = /(\d+)\.(\d+)/.exec(stdout + stderr) ?? []
  const isOld = name === 'caddy' && Number(major) === 2 && Number(minor) < 7
  return isOld ? 'caddy is older than 2.7, which has no request_buffers' : null
}

/** So many ports that were free a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

/** Starts a proxy on a port, before services on two others. */
export async function startProxy(name: ProxyName, port: number, services: readonly number[]): Promise<TlsProxy> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  // Workers of nginx are another user than root.
  chmodSync(folder, 0o755)
  const [certificate, key] = makeCertificate(folder)
  const { file, start, reload } =
    name === 'nginx' ? nginx(folder, port, services) : caddy(folder, port, services, { certificate, key })
  const child = spawn(start[0] ?? '', start.slice(1), { env: envOf(folder), stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const ended = once(child, 'exit')
  const url = `https://localhost:${port}`
  const ca = readFileSync(certificate, 'utf8')
  const agent = new Agent({ connect: { ca, timeout: 30_000 }, headersTimeout: 30_000 })
  await listening(url, agent, () => said)
  return {
    url,
    ca,
    agent,
    said: () => said,
    take(which, service) {
      const edit = which === 'out' ? 's/^/#/' : 's/^#//'
      execFileSync('sed', ['-i', `/127.0.0.1:${service}/${edit}`, file])
      execFileSync(reload[0] ?? '', reload.slice(1), { env: envOf(folder), stdio: 'pipe' })
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      await agent.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Where the file of a proxy is, and the commands that start it and have it read that again. */
interface Run {
  readonly file: string
  readonly start: readonly string[]
  readonly reload: readonly string[]
}

// Debian has nginx where only root looks for programs. Caddy keeps things at home.
function envOf(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
}

function makeCertificate(folder: string): readonly [certificate: string, key: string] {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')] as const
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', ['req', '-x509', ...kind, ...name, '-keyout', key, '-out', certificate], { stdio: 'pipe' })
  return [certificate, key]
}

/** The text of a file in `deploy/` with the ports of services in it, and other words in their place. */
function filled(file: string, services: readonly number[], words: Readonly<Record<string, string>>): string {
  let text = readFileSync(join(root, 'deploy', file), 'utf8')
  const all = { ...words, '127.0.0.1:3001': `127.0.0.1:${services[0]}`, '127.0.0.1:3002': `127.0.0.1:${services[1]}` }
  for (const [word, other] of Object.entries(all)) {
    if (!text.includes(word)) throw new Error(`deploy/${file} has no "${word}"`)
    text = text.replaceAll(word, other)
  }
  return text
}

function nginx(folder: string, port: number, services: readonly number[]): Run {
  const words = { 'listen 443': `listen 127.0.0.1:${port}`, '/etc/remissiewijzer/tls': folder }
  const file = join(folder, 'site.conf')
  writeFileSync(file, filled('nginx.conf', services, words))
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  const http = `http { access_log off; ${paths.join(' ')} include ${file}; }`
  const main = join(folder, 'main.conf')
  writeFileSync(main, `daemon off; pid ${folder}/pid; error_log stderr warn; events { } ${http}`)
  const start = ['nginx', '-e', 'stderr', '-c', main]
  return { file, start, reload: [...start, '-s', 'reload'] }
}

interface Tls {
  readonly certificate: string
  readonly key: string
}

function caddy(folder: string, port: number, services: readonly number[], { certificate, key }: Tls): Run {
  const site = `https://localhost:${port} {\n\tbind 127.0.0.1\n\ttls ${certificate} ${key}`
  const file = join(folder, 'Caddyfile')
  const global = '{\n\tadmin off\n\tauto_https disable_redirects\n}\n'
  writeFileSync(file, global + filled('Caddyfile', services, { 'remissiewijzer.zorggroep.example {': site }))
  const config = ['--adapter', 'caddyfile', '--config', file]
  return { file, start: ['caddy', 'run', ...config], reload: [] }
}

async function listening(url: string, dispatcher: Agent, said: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(url, { dispatcher }).catch(() => null)
    if (answer?.status === 404) return
    await setTimeout(100)
  }
  throw new Error(`no proxy listens at ${url}: ${said()}`)
}
