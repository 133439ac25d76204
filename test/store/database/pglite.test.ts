import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/store/database/database.ts'
import { subjectHash } from '../../../src/store/subject.ts'

describe('the embedded database', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remissiewijzer-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is made where DATA_DIR says, without holding up the program, and is there again the next time', async () => {
    const dataDir = join(folder, 'made', 'here')
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const started = last
    const first = await openDatabase({ databaseUrl: undefined, dataDir })
    longest = Math.max(longest, performance.now() - last)
    clearInterval(watch)
    expect(longest).toBeLessThan((performance.now() - started) / 2)
    await sql`create table mark (at int)`.execute(first)
    await first.destroy()
    const second = await openDatabase({ databaseUrl: undefined, dataDir })
    expect((await sql`select * from mark`.execute(second)).rows).toEqual([])
    await expect(sql`select * from nothing`.execute(second)).rejects.toThrow('relation "nothing" does not exist')
    await second.destroy()
  }, 60_000)

  it('does not keep the memory that making it took', async () => {
    const before = process.memoryUsage.rss()
    const database = await openDatabase({ databaseUrl: undefined, dataDir: join(folder, 'new') })
    const megabytes = async () => {
      await sql`select 1`.execute(database)
      return (process.memoryUsage.rss() - before) / 2 ** 20
    }
    await expect.poll(megabytes, { timeout: 10_000, interval: 200 }).toBeLessThan(400)
    await database.destroy()
  }, 90_000)

  it('is for one process at a time: another is told, and one that died leaves no trace', async () => {
    const dataDir = join(folder, 'locked')
    await mkdir(dataDir)
    const locked = (pid: number) => writeFile(join(dataDir, 'lock'), `${pid} ${hostname()}`)
    await locked(process.ppid)
    await expect(openDatabase({ databaseUrl: undefined, dataDir })).rejects.toThrow(`in use by process ${process.ppid}`)
    await locked(2 ** 22 + 1)
    const database = await openDatabase({ databaseUrl: undefined, dataDir })
    expect(await readFile(join(dataDir, 'lock'), 'utf8')).toBe(`${process.pid} ${hostname()}`)
    await database.destroy()
    expect(existsSync(join(dataDir, 'lock'))).toBe(false)
  }, 60_000)

  it('is opened once in a process too: not again before it is closed', async () => {
    const config = { databaseUrl: undefined, dataDir: join(folder, 'once') }
    const database = await openDatabase(config)
    await expect(openDatabase(config)).rejects.toThrow('still being closed')
    await database.destroy()
    await (await openDatabase(config)).destroy()
  })

  it('can be closed while it hangs, and opened again', async () => {
    const config = { databaseUrl: undefined, dataDir: join(folder, 'hanging') }
    const database = await openDatabase(config)
    const hangs = expect(sql`select pg_sleep(60)`.execute(database)).rejects.toThrow('has ended')
    await new Promise((resolve) => setTimeout(resolve, 200))
    await database.destroy()
    await hangs
    await (await openDatabase(config)).destroy()
  }, 60_000)

  it('is for its owner only, also where an earlier version let others look', async () => {
    const rights = async (...path: string[]) => ((await stat(join(folder, ...path))).mode & 0o777).toString(8)
    const fresh = { databaseUrl: undefined, dataDir: join(folder, 'fresh') }
    expect(subjectHash({ hashSecret: undefined, dataDir: fresh.dataDir })('open', 'p1')).not.toBeNull()
    expect([await rights('fresh'), await rights('fresh', 'hash-secret')]).toEqual(['700', '600'])
    const earlier = { ...fresh, dataDir: join(folder, 'earlier') }
    await mkdir(join(earlier.dataDir, 'pglite'), { recursive: true, mode: 0o755 })
    for (const config of [fresh, earlier]) await (await openDatabase(config)).destroy()
    expect([await rights('fresh', 'pglite'), await rights('earlier', 'pglite')]).toEqual(['700', '700'])
  }, 60_000)

  it('says so when it cannot be made there', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const config = { databaseUrl: undefined, dataDir: join(folder, 'mended') }
    await expect(openDatabase({ ...config, dataDir: file })).rejects.toThrow()
    await mkdir(config.dataDir)
    await writeFile(join(config.dataDir, 'pglite'), '')
    await expect(openDatabase(config)).rejects.toThrow('EEXIST')
    await rm(join(config.dataDir, 'pglite'))
    await (await openDatabase(config)).destroy()
  })
})
