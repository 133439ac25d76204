import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../../src/knowledge/files/root.ts'

const folder = join(packageRoot(), 'src', 'page', 'conversation')
const read = (name: string) => readFileSync(join(folder, `${name}.html`), 'utf8')
const styles = (html: string) => [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href)

it.each(['launch', 'smart'])('the page %s looks as the one with example people', (name) => {
  expect(styles(read(name))).toEqual(styles(read('demo')))
  expect(styles(read(name)).length).toBeGreaterThan(0)
})
