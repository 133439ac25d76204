import { expect, it } from 'vitest'
import type { Person } from '../../../src/screen/group/person.ts'
import { type BatchResult, joiningBatches } from '../../../src/screen/judge/batch.ts'
import { rescued } from '../../../src/screen/judge/rescue.ts'

const person = (id: string): Person => {
  const own = { type: 'Patient', id, url: null, refers: null, text: '{}', isCopy: false, file: 3, line: 4, part: 0 }
  return { id, name: id, isDoubled: false, resources: [own, { ...own, isCopy: true }], lacks: [], tooMany: 0 }
}
const people = ['a', 'b', 'c'].map(person)

function judged(people: readonly Person[]): BatchResult {
  return {
    ofPeople: people.length,
    duplicates: 0,
    leftOut: [],
    tallies: {},
    listed: [],
    decisions: [],
    packed: Buffer.from(people.map(({ id }) => id).join('')),
  }
}

/** Ends with this error whenever b is among them. */
const endedBy = (error: Error) => async (people: readonly Person[]) => {
  if (people.some(({ id }) => id === 'b')) throw error
  return judged(people)
}

it('is one run where nobody ends it', async () => {
  expect(await rescued(people, async (people) => judged(people), joiningBatches)).toEqual(judged(people))
})

it.each([
  ['too-large', Object.assign(new Error('memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })],
  ['rule-failed', Object.assign(new Error('aborted'), { name: 'AbortError' })],
])('leaves out who ends it, %s, and nobody else', async (reason, error) => {
  const result = await rescued(people, endedBy(error), joiningBatches)
  expect(result.ofPeople).toBe(2)
  expect(Buffer.from(result.packed).toString()).toBe('ac')
  expect(result.leftOut).toEqual([{ file: 3, line: 4, part: 0, reason, type: 'Patient', id: 'b', count: 1 }])
})

it('ends with an error that is nobody’s', async () => {
  await expect(rescued(people, endedBy(new Error('no such file')), joiningBatches)).rejects.toThrow('no such file')
})
