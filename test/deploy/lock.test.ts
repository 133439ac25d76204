import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'

interface Locked {
  readonly integrity?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly hasInstallScript?: boolean
}

const read = (path: string) => readFileSync(join(packageRoot(), path), 'utf8')
const locked: Readonly<Record<string, Locked>> = JSON.parse(read('package-lock.json')).packages
const packages = Object.entries(locked).filter(([path]) => path !== '')

/** Every file in which something is installed where nobody looks on. */
const workflows = '.github/workflows'
const unattended = [
  'Dockerfile',
  '.ci/run',
  ...(existsSync(join(packageRoot(), workflows)) ? readdirSync(join(packageRoot(), workflows)) : []).map(
    (file) => `${workflows}/${file}`,
  ),
]

describe('package-lock.json', () => {
  it('has the integrity of every package, of all platforms', () => {
    expect(packages.length).toBeGreaterThan(500)
    expect(
      packages.filter(([, { integrity }]) => !/^sha512-\S{88}$/.test(integrity ?? '')).map(([path]) => path),
    ).toEqual([])
  })

  it('ships no package that runs a script when it is installed', () => {
    const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript)
    expect(running.filter(([, { dev, devOptional }]) => !dev && !devOptional).map(([path]) => path)).toEqual([])
  })

  it('holds no package whose script npm would ask about: all are refused', () => {
    const running = packages.flatMap(([path, { hasInstallScript }]) => (hasInstallScript ? path : []))
    const names = running.map((path) => path.split('node_modules/').at(-1) ?? '')
    const { allowScripts } = JSON.parse(read('package.json'))
    expect(allowScripts).toEqual(Object.fromEntries(names.map((name) => [name, false])))
  })
})

it.each(unattended)('%s installs what the lock says, and runs no script of a package', (path) => {
  const installs = [...read(path).matchAll(/\bnpm (?:ci|install|i)\b[^\n&|]*/g)].map(([command]) => command)
  expect(installs.filter((command) => !/^npm ci\b.*--ignore-scripts\b/.test(command))).toEqual([])
})
