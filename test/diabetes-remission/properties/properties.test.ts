import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { decided, measuredOn, type Person, person, weighed } from './person.ts'

const runs = { numRuns: 150 }
vi.setConfig({ testTimeout: 120_000 })

/** Rules whose cards propose weight loss, a programme or tapering. */
const goals = ['remission-candidate', 'metabolic-health', 'tapering-review']
const dangers = ['hypoglycaemia', 'severe-hypoglycaemia', 'low-fasting-glucose']

const goalsOf = ({ shown }: ReturnType<typeof decided>) => goals.filter((name) => shown.has(name))
const triggersOf = (what: ReturnType<typeof decided>, rule: string) => (what.of(rule).result.triggers ?? []) as string[]

describe('for anyone', () => {
  it('a rising HbA1c never turns a cause to look for into a card on tapering', () => {
    const losing = person.map((who) => ({
      ...who,
      drugs: { ...who.drugs, metformine: '2022-03-01' },
      hba1c: { '2026-05-01': 40, [measuredOn]: 40 + (newest(who.hba1c) % 20) },
      weight: weighed(newest(who.weight), 12),
    }))
    fc.assert(
      fc.property(losing, fc.integer({ min: 1, max: 30 }), (who, rise) => {
        fc.pre(decided(who).of('look-for-cause').outcome === 'recommend')
        const after = decided({ ...who, hba1c: { ...who.hba1c, [measuredOn]: newest(who.hba1c) + rise } })
        expect(after.of('look-for-cause').outcome).toBe('recommend')
        expect(goalsOf(after)).not.toContain('tapering-review')
      }),
      runs,
    )
  })

  it('danger never comes with a card that proposes weight loss, a programme or tapering', () => {
    fc.assert(
      fc.property(person, (who) => {
        const what = decided(who)
        const { indicator } = what.of('tapering-safety').result
        fc.pre(indicator === 'critical' || triggersOf(what, 'tapering-safety').some((name) => dangers.includes(name)))
        expect(goalsOf(what)).toEqual([])
      }),
      runs,
    )
  })

  it('a drug that is needed for something else is never in the order of review', () => {
    fc.assert(
      fc.property(person, (who) => {
        const order = (decided(who).of('tapering-review').result.order ?? []) as { class: string; drug: string }[]
        const staying = order.filter(({ class: name, drug }) => staysFor(who, name, drug))
        expect(staying).toEqual([])
      }),
      runs,
    )
  })

  it('weight lost without an explanation never adds a card that proposes weight loss, a programme or tapering', () => {
    fc.assert(
      fc.property(person, fc.integer({ min: 6, max: 20 }), (who, percent) => {
        const steady = decided({ ...who, weight: weighed(newest(who.weight), 0) })
        const lost = decided({ ...who, weight: weighed(newest(who.weight), percent) })
        fc.pre(triggersOf(lost, 'look-for-cause').includes('unexplained-weight-loss'))
        expect(goalsOf(steady)).toEqual(expect.arrayContaining(goalsOf(lost)))
        expect(lost.of('remission-candidate').result.weightGoal ?? null).toBeNull()
      }),
      runs,
    )
  })
})

function newest(values: Readonly<Record<string, number>>): number {
  return values[measuredOn] ?? 0
}

/** As the words of the person say it, without asking the service. */
function staysFor({ conditions, sex }: Person, name: string, drug: string): boolean {
  if (name === 'metformin') return 'pcos' in conditions && sex === 'female'
  const atRisk = 'heart-failure' in conditions || 'myocardial-infarction' in conditions
  return (['sglt2', 'glp1'].includes(name) && atRisk) || drug === 'semaglutide'
}
