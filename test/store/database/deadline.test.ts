import { expect, it } from 'vitest'
import { atMost, inTime } from '../../../src/store/database/deadline.ts'

const never = new Promise<string>(() => {})
const failed = () => Promise.reject(new Error('broken'))

it('work that ends in time gives what it gives, and fails as it fails', async () => {
  await expect(inTime(1000, Promise.resolve('done'), () => 'late')).resolves.toBe('done')
  await expect(inTime(1000, failed(), () => 'late')).rejects.toThrow('broken')
})

it('work that does not is left, for what is given or thrown instead', async () => {
  await expect(inTime(1, never, () => 'late')).resolves.toBe('late')
  const thrown = inTime(1, never, () => {
    throw new Error('too late')
  })
  await expect(thrown).rejects.toThrow('too late')
})

it('what may be left undone is nothing when it fails or takes too long', async () => {
  await expect(atMost(1000, Promise.resolve('done'))).resolves.toBe('done')
  await expect(atMost(1000, failed())).resolves.toBeUndefined()
  await expect(atMost(1, never)).resolves.toBeUndefined()
})
