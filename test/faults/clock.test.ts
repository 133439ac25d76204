import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { type Running, run } from './app.ts'

describe('a clock that jumps back', () => {
  let service: Running
  beforeAll(async () => {
    service = await run({ DATA_DIR: 'memory://' }, await loadKnowledge({ cases: false }))
  }, 90_000)
  afterAll(async () => {
    vi.useRealTimers()
    await service?.app.close()
  })

  it.each([
    ['an hour', 3_600_000],
    ['a day', 86_400_000],
  ])('by %s brings back no refused question, and loses and doubles no feedback', async (_how, back) => {
    const card = (await service.call()) ?? ''
    const before = Date.now()
    if (card) expect((await service.dismiss(card)).status).toBe(200)
    await vi.waitFor(async () => expect(await service.call()).toBeNull(), 10_000)
    vi.useFakeTimers({ toFake: ['Date'], now: before - back })
    expect(await service.call()).toBeNull()
    expect((await service.dismiss()).status).toBe(200)
    expect(await service.state()).toMatchObject({ state: 'open', lost: 0 })
    vi.useRealTimers()
    expect(await service.call()).toBeNull()
  })
})
