import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { variableNames } from '../src/config.ts'
import { packageRoot } from '../src/knowledge/root.ts'

const read = (path: string) => readFileSync(join(packageRoot(), path), 'utf8')
const [deployment] = parseAllDocuments(read('deploy/kubernetes.yaml')).map((document) => document.toJS())
const pod = deployment.spec.template.spec
const [container] = pod.containers

it('the deployments set only variables that the service reads', () => {
  const compose = Object.keys(parse(read('deploy/compose.yaml')).services.service.environment)
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

it('the page on operations names every metric, and no other', async () => {
  const { Metrics } = await import('../src/http/metrics.ts')
  const { registry } = new Metrics({ state: 'open', counts: { queued: 0, lost: 0 } })
  const names = (await registry.getMetricsAsJSON()).map(({ name }) => name)
  const page = read('docs/operations.md')
  const named = [...page.matchAll(/remissiewijzer_[a-z_]+/g)].map(([name]) => name)
  expect(new Set(named)).toEqual(new Set(names))
})
