import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silent } from '../../src/screen/progress.ts'
import { Stopped } from '../../src/screen/refusal.ts'
import { adult, measured } from '../screen/people.ts'
import { inputOf, temporaryFolder } from '../screen/run.ts'
import { counted } from './counted.ts'
import { groups, peopleOf } from './people.ts'

const { A, B } = groups
if (!A || !B) throw new Error('there are no groups A and B')
const at = [6]
/** More people than are judged in one go. */
const people = peopleOf({ A: { ...A, people: 150 }, B: { ...B, people: 60 } }).flat()

it('a count that was stopped goes on to the same end', async () => {
  const input = inputOf({ 'all.ndjson': people })
  const [whole, output] = [join(temporaryFolder(), 'out'), join(temporaryFolder(), 'out')]
  await counted(input, { output: whole }, { at })
  const controller = new AbortController()
  const stopping = { ...silent, judging: () => controller.abort(new Stopped('stopped', 130)) }
  const first = counted(input, { output }, { at, watch: { progress: stopping, signal: controller.signal } })
  await expect(first).rejects.toThrow('stopped')
  expect([existsSync(output), existsSync(`${output}.partial`)]).toEqual([false, true])
  await expect(counted(input, { output, begun: 'resume' }, { at, share: true })).rejects.toThrow(
    'this run was begun with other options',
  )
  const { people: judged } = await counted(input, { output, begun: 'resume' }, { at })
  expect(judged).toBe(210)
  for (const name of readdirSync(whole))
    expect(readFileSync(join(output, name), 'utf8'), name).toBe(readFileSync(join(whole, name), 'utf8'))
}, 240_000)

it('tells what became of everything that came in, and nothing of it in what is shared', async () => {
  const [output, shared] = [join(temporaryFolder(), 'out'), join(temporaryFolder(), 'out')]
  const input = inputOf({ 'all.ndjson': [...people, adult('x'), measured('o', 'nobody')] })
  writeFileSync(join(input, 'more.ndjson'), '{ not json\n')
  const { read } = await counted(input, { output }, { at })
  const summary = JSON.parse(readFileSync(join(output, 'summary.json'), 'utf8'))
  expect(summary).toMatchObject({ asOf: '2026-11-22', people: 211, cohort: { people: 210 }, read })
  const { cameIn, ofPeople, shared: others, notNeeded, duplicates, leftOut } = read
  expect([leftOut, ofPeople + others + notNeeded + duplicates + leftOut]).toEqual([2, cameIn])
  await counted(input, { output: shared }, { at, share: true })
  expect(JSON.parse(readFileSync(join(shared, 'summary.json'), 'utf8'))).not.toHaveProperty('read')
  expect(readdirSync(shared)).not.toContain('left-out.ndjson')
}, 240_000)
