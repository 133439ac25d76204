import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasEngine } from '../container.ts'
import { Project, root } from './compose.ts'
import { productionFolder } from './production.ts'

const engine = await hasEngine()
const minutes = 60_000

describe.skipIf(!engine)('the trial and production on one machine', { timeout: 10 * minutes }, () => {
  const folder = productionFolder()
  const trial = new Project(root, { SERVICE_PORT: '0', HAPI_PORT: '0' })
  // The image that the trial builds, so that no tag of a production on this machine moves.
  const production = new Project(folder, { IMAGE: 'remissiewijzer:try', SERVICE_PORT: '0' })

  beforeAll(async () => {
    await trial.compose('build', '--quiet')
    await trial.up()
    await production.up()
    for (const [project, word] of [
      [trial, 'trial'],
      [production, 'production'],
    ] as const)
      await project.sql(`create table kept (word text); insert into kept values ('${word}')`)
  }, 15 * minutes)

  afterAll(async () => {
    await trial.down()
    await production.down()
    rmSync(folder, { recursive: true })
  }, 2 * minutes)

  it('production keeps its data and answers when the trial is taken away', async () => {
    await trial.down()
    await expectWhole(production, 'production')
  })

  it('the trial keeps its data and answers when production is taken away', async () => {
    await trial.up()
    await trial.sql(`create table kept (word text); insert into kept values ('trial again')`)
    await production.down()
    await expectWhole(trial, 'trial again')
  })
})

/** Its row is in its PostgreSQL, and its service answers and reaches that. */
async function expectWhole(project: Project, word: string): Promise<void> {
  expect(await project.sql('select word from kept')).toBe(word)
  expect(await project.get('/health/ready')).toMatchObject({ status: 'ready', store: { state: 'open' } })
}
