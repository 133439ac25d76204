import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onChange } from '../../scripts/dev/changes.ts'
import { Restarted } from '../../scripts/dev/restarted.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dev-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('a file that is written, replaced, added deeper or taken away is a change, each once', async () => {
  const write = (name: string) => writeFileSync(join(folder, name), 'x')
  mkdirSync(join(folder, 'deep'))
  write('a.yaml')
  const changed = vi.fn()
  const stop = onChange([folder], 20, changed)
  const changes = [
    () => writeFileSync(join(folder, 'a.yaml'), 'y'),
    () => {
      write('a.tmp')
      renameSync(join(folder, 'a.tmp'), join(folder, 'a.yaml'))
    },
    () => write('deep/b.yaml'),
    () => rmSync(join(folder, 'deep'), { recursive: true }),
  ]
  try {
    for (const [index, change] of changes.entries()) {
      // Times of files may be as coarse as a few milliseconds.
      await new Promise((resolve) => setTimeout(resolve, 100))
      change()
      await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(index + 1), 5000)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(changed).toHaveBeenCalledTimes(changes.length)
  } finally {
    stop()
  }
})

it('a program is started again only when it has ended, and ended for good when asked', async () => {
  const marks = join(folder, 'marks')
  const program = join(folder, 'program.mjs')
  const mark = (word: string) => `appendFileSync(${JSON.stringify(marks)}, '${word} ')`
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs'
     process.once('SIGTERM', () => setTimeout(() => { ${mark('ended')}; process.exit() }, 200))
     setInterval(() => {}, 1000)
     ${mark('started')}`,
  )
  const said = () => (existsSync(marks) ? readFileSync(marks, 'utf8').trim() : '')
  const restarted = new Restarted([program])
  try {
    await restarted.restart()
    await vi.waitFor(() => expect(said()).toBe('started'), 10_000)
    await restarted.restart()
    await vi.waitFor(() => expect(said()).toBe('started ended started'), 10_000)
  } finally {
    await restarted.stop()
  }
  expect(said()).toBe('started ended started ended')
})
