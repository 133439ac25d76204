import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { variableNames } from '../../src/config.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'

const read = (path: string) => readFileSync(join(packageRoot(), path), 'utf8')
const documents = parseAllDocuments(read('deploy/kubernetes.yaml')).map((document) => document.toJS())
const [deployment] = documents
const pod = deployment.spec.template.spec
const [container] = pod.containers

it('the deployments set only variables that the service reads', () => {
  const compose = Object.keys(parse(read('deploy/docker-compose.yml')).services.service.environment)
  const kubernetes = container.env.map(({ name }: { name: string }) => name)
  expect([...compose, ...kubernetes].filter((name) => !variableNames.includes(name))).toEqual([])
})

it('the Kubernetes deployment names the version of this package, and gives the process no more than it needs', () => {
  expect(container.image).toBe(`remissiewijzer:${JSON.parse(read('package.json')).version}`)
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 })
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  })
})

it('in Kubernetes calls reach the port of calls only, and counts are for Prometheus only', () => {
  const ports = new Map(
    container.ports.map((port: { name: string; containerPort: number }) => [port.name, port.containerPort]),
  )
  const said = new Map(container.env.map(({ name, value }: { name: string; value: string }) => [name, value]))
  expect(said.get('METRICS_PORT')).toBe(String(ports.get('metrics')))
  expect(deployment.spec.template.metadata.annotations['prometheus.io/port']).toBe(String(ports.get('metrics')))
  const policy = documents.find(({ kind }) => kind === 'NetworkPolicy').spec
  expect(policy.podSelector).toEqual(deployment.spec.selector)
  expect(policy.policyTypes).toEqual(['Ingress', 'Egress'])
  expect(policy.ingress.map(({ ports }: { ports: unknown }) => ports)).toEqual([
    [{ port: 'http' }],
    [{ port: 'metrics' }],
  ])
  expect(policy.ingress.every(({ from }: { from?: readonly unknown[] }) => from?.length)).toBe(true)
  const service = documents.find(({ kind }) => kind === 'Service').spec
  expect(service.ports.map(({ targetPort }: { targetPort: string }) => targetPort)).toEqual(['http'])
})

it('whoever builds can name every base image by its digest, and none is made up here', () => {
  const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
  expect(bases.length).toBeGreaterThan(0)
  expect(bases.filter((image) => !/^\$\{NODE\}$/.test(image ?? ''))).toEqual([])
  expect(read('Dockerfile')).toMatch(/^ARG NODE=node:\d+-\w+-slim$/m)
  expect(parse(read('deploy/docker-compose.yml')).services.postgres.image).toMatch(
    /^\$\{POSTGRES_IMAGE:-postgres:\d+-\w+\}$/,
  )
})

it('the page on operations names every metric, and no other', async () => {
  const { Metrics } = await import('../../src/http/watch/metrics.ts')
  const { names } = new Metrics({ state: 'open', counts: { queued: 0, lost: 0 } })
  const [, page = ''] = read('docs/operations.md').split('\n## Watch')
  const named = [...page.matchAll(/remissiewijzer_[a-z_]+/g)].map(([name]) => name)
  expect(new Set(named)).toEqual(new Set(names))
})

it('the page on operations says what to do for every code of a database that fails, and no other', async () => {
  const { troubles } = await import('../../src/store/database/trouble.ts')
  const [, table = ''] = /\| `store\.code` \|.*\n\|---.*\n((?:\|.*\n)+)/.exec(read('docs/operations.md')) ?? []
  expect([...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code)).toEqual(Object.keys(troubles))
})
