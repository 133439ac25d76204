import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { compile } from '../../faults/server-process.ts'
import { adult, measured } from '../people.ts'
import { inputOf, temporaryFolder } from '../run.ts'
import { run, usual } from './program.ts'
import { buildSheetPage } from './sheet-page.ts'

/** Whether this user may mount a disk of memory; says why not. */
function mayMount(): boolean {
  try {
    const folder = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim()
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'pipe' })
    execFileSync('umount', [folder])
    return true
  } catch {
    console.warn('skipped: a disk that fills needs the right to mount one (root)')
    return false
  }
}

/** A small disk, and what changes its options. */
function disk(options: string) {
  const folder = temporaryFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  onTestFinished(() => {
    execFileSync('umount', [folder])
  })
  return { folder, mount: (more: string) => execFileSync('mount', ['-o', `remount,${more}`, folder]) }
}

const ids = Array.from({ length: 1200 }, (_, at) => `p${at}`)
const input = () =>
  inputOf({
    'Patient.ndjson': ids.map((id) => adult(id)),
    'Observation.ndjson': ids.map((id) => measured(id, id, { note: [{ text: id.repeat(200) }] })),
  })

describe.skipIf(!mayMount())('a disk', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    compile()
    await buildSheetPage()
  })

  it.each(['1m', '3m'])('that is full after %s stops it, and it goes on once there is room', async (size) => {
    const { folder, mount } = disk(`size=${size}`)
    const [from, output] = [input(), join(folder, 'out')]
    const stopped = await run(usual(from, output))
    expect(stopped.said).toContain('the disk is full: make room, and go on with --resume')
    expect(stopped.code).toBe(4)
    expect([existsSync(output), existsSync(`${output}.partial`)]).toEqual([false, true])
    mount('size=400m')
    const { code } = await run([...usual(from, output), '--resume'])
    expect(code).toBe(0)
    const rows = gunzipSync(readFileSync(join(output, 'decisions.ndjson.gz')))
      .toString()
      .trimEnd()
      .split('\n')
    expect(new Set(rows.map((row) => JSON.parse(row).patient)).size).toBe(ids.length)
    expect(rows).toHaveLength(ids.length)
  })

  it('that may only be read is refused', async () => {
    const { folder, mount } = disk('size=1m')
    mount('ro')
    const { code, said } = await run(usual(input(), join(folder, 'out')))
    expect(said).toContain('cannot be made (EROFS)')
    expect(code).toBe(2)
  })
})
