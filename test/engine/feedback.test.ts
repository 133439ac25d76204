import { expect, it } from 'vitest'
import { acceptFeedback } from '../../src/engine/feedback.ts'
import { service } from '../why.ts'

const [code = '', other = ''] = [...service.overrideReasons.keys()]
const { overrideReasonSystem: system } = service

it.each([
  ['in the singular', { overrideReason: { reason: { code, system } } }, code],
  ['without a system', { overrideReason: { reason: { code } } }, code],
  ['in the plural, as the singular has it', { overrideReasons: [{ reason: { code, system } }] }, code],
  ['in the plural, as a Coding', { overrideReasons: [{ code, system }] }, code],
  [
    'in the plural, the first that can be read',
    { overrideReasons: [null, 'x', { display: 'x' }, { code }, { code: other }] },
    code,
  ],
  ['in both, the singular', { overrideReason: { reason: { code } }, overrideReasons: [{ code: other }] }, code],
  ['of another system', { overrideReasons: [{ code, system: 'https://his.example/reasons' }] }, 'other'],
  ['that is no list', { overrideReasons: { code } }, null],
  ['not at all', {}, null],
])('a reason is read %s', (_, given, wanted) => {
  const card = '0b7a5c1e-5f0d-4c0e-9a57-3f1f6f2f7d10'
  const feedback = [{ card, outcome: 'overridden', outcomeTimestamp: '2026-11-28T10:00:00Z', ...given }]
  expect(acceptFeedback({ feedback }, service)[0]?.reason).toBe(wanted)
})

it.each([
  ['too-busy', 'too-busy'],
  ['Geen.tijd_2', 'Geen.tijd_2'],
  ['called 06 1234', null],
  ['bsn123456782', null],
  ['06', null],
  ['x'.repeat(41), null],
  [code, null],
])('of a reason "%s" its code is kept as %s: one that is not ours, and could be of nobody', (given, said) => {
  const card = '0b7a5c1e-5f0d-4c0e-9a57-3f1f6f2f7d10'
  const reason = { overrideReason: { reason: { code: given } } }
  const feedback = [{ card, outcome: 'overridden', outcomeTimestamp: '2026-11-28T10:00:00Z', ...reason }]
  expect(acceptFeedback({ feedback }, service)[0]?.said).toBe(said)
})
