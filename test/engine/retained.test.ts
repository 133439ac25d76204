import v8 from 'node:v8'
import { expect, it } from 'vitest'
import { benchBody } from '../../scripts/bench/body.ts'
import { ownShare } from '../../src/budget/memory.ts'
import { dayAt } from '../../src/calendar.ts'
import { accept } from '../../src/call/accept.ts'
import { compose } from '../../src/cards/compose.ts'
import { readConfig } from '../../src/config.ts'
import { decide } from '../../src/engine/decide.ts'
import { gather } from '../../src/gather/gather.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { read } from '../../src/patient/read.ts'
import { collect } from '../collect.ts'
import { serviceId } from '../shipped.ts'

const megabyte = 1_048_576

// On a busy machine quick collections find more of a call at work, and V8 then makes such objects old at once: its choice, not what is tested.
v8.setFlagsFromString('--no-allocation-site-pretenuring')

/** What has outlived two quick collections, in bytes; a slow one would let go of more. */
function settled(): number {
  collect({ type: 'minor' })
  collect({ type: 'minor' })
  const old = v8.getHeapSpaceStatistics().filter(({ space_name }) => space_name === 'old_space')
  return old.reduce((sum, { space_used_size }) => sum + space_used_size, 0)
}

it('what a call brought is let go of as soon as it is answered: no quick collection has to carry it', async () => {
  const knowledge = await loadKnowledge({ cases: false })
  const config = readConfig({})
  const today = dayAt(Date.now())
  const body = benchBody(200)
  const answer = async () => {
    const { service, call } = accept(serviceId, JSON.parse(body), knowledge)
    const patient = read(
      await gather(call, service, { ...config, share: ownShare() }),
      knowledge,
      service,
      today,
      config.site,
    )
    const evaluations = decide(service, knowledge, patient)
    return compose(service, knowledge, patient, evaluations, 'nl').cards.length
  }
  for (let count = 0; count < 50; count++) await answer()
  collect()
  const before = settled()
  for (let count = 0; count < 40; count++) {
    expect(await answer()).toBe(1)
    settled()
  }
  const carried = (settled() - before) / megabyte
  expect(carried, 'MB of 40 calls that bring half a MB each').toBeLessThan(12)
})
