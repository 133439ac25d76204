import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { hasEngine } from '../container.ts'
import { Project, root } from './compose.ts'
import { productionFolder, settings } from './production.ts'

const engine = await hasEngine()
const folders: string[] = []

/** A production with these settings in its `.env`, and none in the environment. */
function production(filledIn: Readonly<Record<string, string>>): Project {
  const folder = productionFolder(filledIn)
  folders.push(folder)
  return new Project(folder, Object.fromEntries(Object.keys(settings).map((name) => [name, undefined])))
}

describe.skipIf(!engine)('a compose file started with the environment of another project', () => {
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })

  it('the trial takes nothing of what production is set to', async () => {
    const bare = new Project(root, Object.fromEntries(Object.keys(settings).map((name) => [name, undefined])))
    expect(await new Project(root, settings).compose('config')).toBe(await bare.compose('config'))
  })

  it.each(Object.keys(settings))('production does not start without %s, and says so', async (name) => {
    const without = production({ ...settings, [name]: '' })
    await expect(without.compose('config')).rejects.toThrow(new RegExp(`required variable ${name} is missing`))
  })

  it('production starts with the three that its example asks for', async () => {
    expect(await production(settings).compose('config', '--services')).toMatch(/^service$/m)
  })
})
