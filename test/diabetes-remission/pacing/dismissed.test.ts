import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { knowledge } from '../service.ts'
import { dismissed, type OpenPractice, openPractice } from './visits.ts'
import { withResult } from './with-result.ts'

/** However busy the machine is, the store answers in time here. */
vi.mock('../../../src/store/database/deadline.ts', async (original) => {
  const real = await original<typeof import('../../../src/store/database/deadline.ts')>()
  return { ...real, atMost: (ms: number, work: Promise<unknown>) => real.atMost(ms * 100, work) }
})

const candidate = 'candidate-two-years-bmi-32'
const warned = 'loss-of-control-after-stop'
const kinds = (cards: readonly Card[]) => cards.map(({ indicator }) => indicator)

describe('a card of which something was done', () => {
  let practice: OpenPractice
  beforeAll(async () => {
    practice = await openPractice({ knowledge })
  }, 120_000)
  afterAll(() => practice?.close())

  /** Each of another patient, so that no case knows of the one before. */
  let patients = 0
  function patient() {
    patients += 1
    const id = `p-${patients}`
    const renamed = (call: object) => JSON.parse(JSON.stringify(call).replaceAll(patientIn(call), id)) as object
    return renamed
  }
  const patientIn = (call: object) => (call as { context: { patientId: string } }).context.patientId

  it.each([
    ['not-now', 93],
    ['already-arranged', 91],
    ['no-local-programme', 182],
    ['a-code-of-theirs', 31],
  ])('as "%s" comes back on day %i', async (code, day) => {
    const of = patient()
    const [card] = await practice.visit(candidate, 0, of)
    await practice.tell(card, dismissed(code))
    expect(await practice.visit(candidate, day - 1, of, '?pacing=off')).toEqual([])
    expect(await practice.visit(candidate, day, of, '?pacing=off')).toHaveLength(1)
  })

  it('without a reason comes back as for one that we do not know', async () => {
    const of = patient()
    const [card] = await practice.visit(candidate, 0, of)
    await practice.tell(card, { outcome: 'overridden' })
    expect(await practice.visit(candidate, 30, of, '?pacing=off')).toEqual([])
    expect(await practice.visit(candidate, 31, of, '?pacing=off')).toHaveLength(1)
  })

  it('by taking a suggestion comes back after six weeks', async () => {
    const of = patient()
    const [card] = await practice.visit(candidate, 0, of)
    const [suggestion] = card?.suggestions ?? []
    await practice.tell(card, { outcome: 'accepted', acceptedSuggestions: [{ id: suggestion?.uuid }] })
    expect(await practice.visit(candidate, 42, of, '?pacing=off')).toEqual([])
    expect(await practice.visit(candidate, 43, of, '?pacing=off')).toHaveLength(1)
  })

  it('that warns and is arranged comes back after 30 days', async () => {
    const of = patient()
    const [card] = await practice.visit(warned, 0, of)
    expect(card?.indicator).toBe('warning')
    await practice.tell(card, dismissed('already-arranged'))
    expect(kinds(await practice.visit(warned, 30, of))).not.toContain('warning')
    expect(kinds(await practice.visit(warned, 31, of))).toContain('warning')
  })

  it('that warns and is arranged is shown at once with a new value', async () => {
    const of = patient()
    const [card] = await practice.visit(warned, 0, of)
    await practice.tell(card, dismissed('already-arranged'))
    expect(kinds(await practice.visit(warned, 1, of))).not.toContain('warning')
    const worse = (call: object) => withResult('2816', '2026-11-23', 80)(of(call))
    expect(kinds(await practice.visit(warned, 2, worse))).toContain('warning')
  })

  it('that warns and was dismissed for any other reason is shown each time', async () => {
    const of = patient()
    for (const code of ['not-now', 'already-discussed', 'patient-does-not-want', 'a-code-of-theirs']) {
      const [card] = await practice.visit(warned, 0, of)
      await practice.tell(card, dismissed(code))
    }
    expect(kinds(await practice.visit(warned, 1, of))).toContain('warning')
  })

  it('of another patient, tenant or service silences nothing', async () => {
    const [of, other] = [patient(), patient()]
    const [card] = await practice.visit(candidate, 0, of)
    await practice.tell(card, dismissed('not-now'))
    expect(await practice.visit(candidate, 0, other)).toHaveLength(1)
    const third = patient()
    const [shown] = await practice.visit(candidate, 0, third)
    await practice.store.use((database) =>
      database
        .updateTable('card')
        .set({ tenant: 'elsewhere' })
        .where('uuid', '=', shown?.uuid ?? '')
        .execute(),
    )
    await practice.tell(shown, dismissed('not-now'))
    expect(await practice.visit(candidate, 1, third, '?pacing=off')).toHaveLength(1)
    const fourth = patient()
    const [again] = await practice.visit(candidate, 0, fourth)
    await practice.store.use((database) =>
      database
        .updateTable('card')
        .set({ service: 'elsewhere' })
        .where('uuid', '=', again?.uuid ?? '')
        .execute(),
    )
    await practice.tell(again, dismissed('not-now'))
    expect(await practice.visit(candidate, 1, fourth, '?pacing=off')).toHaveLength(1)
  })

  it('about the goal is not replaced by the next, and "why?" says until when', async () => {
    const fixture = 'metformin-hba1c-46'
    const [review] = await practice.visit(fixture, 0)
    await practice.tell(review, dismissed('not-now'))
    expect(await practice.visit(fixture, 1)).toEqual([])
    const { decision } = await practice.why(fixture, 'remission-candidate', 1)
    expect(decision).toMatchObject({ notShown: 'another-card-first', againFrom: '2027-02-21' })
    const [next] = await practice.visit(fixture, 91)
    expect(next?.summary).toMatch(/bespreek of remissie een doel is/)
  })
})
