import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hasEngine } from '../container.ts'
import { Project, root } from './compose.ts'
import { productionFolder } from './production.ts'

const engine = await hasEngine()
const minutes = 60_000

/** Fifteen seconds after it started, the service holds its event loop for good; at rest, so that other tests go on. */
const hold = 'setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 15000)'
const override = {
  services: { service: { command: ['node', '--import', `data:text/javascript,${hold}`, 'dist/src/cli.js'] } },
}

describe.skipIf(!engine)('a service whose event loop is held', { timeout: 5 * minutes }, () => {
  const folder = productionFolder()
  const production = new Project(folder, { IMAGE: 'remissiewijzer:try', SERVICE_PORT: '0' })

  beforeAll(async () => {
    writeFileSync(join(folder, 'docker-compose.override.yml'), JSON.stringify(override))
    await new Project(root).compose('build', '--quiet')
    await production.up()
  }, 15 * minutes)

  afterAll(async () => {
    await production.down()
    rmSync(folder, { recursive: true })
  }, 2 * minutes)

  it('is ended and started again within two minutes', async () => {
    const again = async () => expect(await production.inspect('{{ .RestartCount }}')).toBe('1')
    await vi.waitFor(again, { timeout: 2 * minutes, interval: 2000 })
    await vi.waitFor(async () => expect(await production.get('/health/live')).toEqual({ status: 'up' }), 15_000)
  })
})
