import { describe, expect, it } from 'vitest'
import { ToldProgress } from '../../src/commands/progress.ts'

function telling(isTTY: boolean) {
  const said: string[] = []
  const clock = { now: 0 }
  const progress = new ToldProgress({ isTTY, write: (text) => said.push(text) }, () => clock.now)
  return { said, clock, progress }
}

describe('progress', () => {
  it('is a line every ten seconds where nobody looks at a terminal', () => {
    const { said, clock, progress } = telling(false)
    for (clock.now = 0; clock.now <= 20_000; clock.now += 1000) progress.judging(clock.now / 10, 8000)
    progress.end()
    expect(said).toEqual([
      'judging: 12 %, 1000 of 8000 people, 100/s, 70 s left\n',
      'judging: 25 %, 2000 of 8000 people, 100/s, 60 s left\n',
    ])
  })

  it('is a bar on a terminal, which is gone at the end', () => {
    const { said, clock, progress } = telling(true)
    clock.now = 500
    progress.reading(5_000_000, 10_000_000)
    progress.end()
    expect(said).toEqual(['\r\u001B[Kreading [############............]  50 %  5.0 of 10.0 MB', '\r\u001B[K'])
  })

  it('does not count those who were judged before a run went on', () => {
    const { said, clock, progress } = telling(false)
    progress.judging(5000, 8000)
    clock.now = 10_000
    progress.judging(6000, 8000)
    expect(said).toEqual(['judging: 75 %, 6000 of 8000 people, 100/s, 20 s left\n'])
  })

  it('divides by nothing where nothing is to be read', () => {
    const { said, clock, progress } = telling(false)
    clock.now = 10_000
    progress.reading(0, 0)
    expect(said).toEqual(['reading: 0 %, 0.0 of 0.0 MB\n'])
  })
})
