import { describe, expect, it } from 'vitest'
import { reportCsv, reportJson, reportRows, wholeMonths, whyNotMonths } from '../../src/engine/report.ts'
import type { RuleOutcomes } from '../../src/store/outcomes.ts'

const counts = (more: Partial<RuleOutcomes> = {}): RuleOutcomes => ({
  month: '2026-01',
  tenant: 'praktijk',
  service: 'small',
  rule: 'question',
  version: '1',
  accepted: 6,
  overridden: { 'not-now': 9, accepted: 3 },
  open: 20,
  ...more,
})

describe('the months of a report', () => {
  const today = '2026-11-28'

  it.each([
    ['2026-01', '2026-10', null],
    ['2026-10', '2026-10', null],
    ['2025-12', '2026-01', null],
    ['2026-10', '2026-11', 'that is over'],
    ['2026-10', '2027-01', 'that is over'],
    ['2026-10', '2026-09', 'after'],
    ['2026-01-01', '2026-02', 'YYYY-MM'],
    ['2026-01', '2026-01-31', 'YYYY-MM'],
    ['2026-00', '2026-01', 'YYYY-MM'],
    ['2026-1', '2026-02', 'YYYY-MM'],
    ['0000-01', '2026-02', 'YYYY-MM'],
    ['', '', 'YYYY-MM'],
  ])('from %j to %j: %j', (from, to, why) => {
    if (why === null) expect(whyNotMonths({ from, to }, today)).toBeNull()
    else expect(whyNotMonths({ from, to }, today)?.en).toContain(why)
  })

  it('are those that are over also on the first and the last day of one', () => {
    expect(whyNotMonths({ from: '2026-02', to: '2026-02' }, '2026-02-28')).not.toBeNull()
    expect(whyNotMonths({ from: '2026-02', to: '2026-02' }, '2026-03-01')).toBeNull()
  })

  it.each([
    ['2026-11-28', 400, '2025-11'],
    // Ten days before these are 31 March and 1 April: of both months something is deleted, or will be today.
    ['2026-04-10', 10, '2026-04'],
    ['2026-04-11', 10, '2026-05'],
    ['2026-11-28', 36_500, '2020-01'],
  ])('are left out as long as their days go one by one: on %s after %d days, from %s', (today, days, from) => {
    expect(wholeMonths({ from: '2020-01', to: '2026-10' }, today, days)).toEqual({ from, to: '2026-10' })
  })
})

describe('a report', () => {
  const rows = reportRows([
    counts(),
    counts({ rule: 'rare', accepted: 0, overridden: {}, open: 9 }),
    counts({ rule: '=1+1', accepted: 0, overridden: {}, open: 10 }),
  ])
  const group = { month: '2026-01', tenant: 'praktijk', service: 'small', version: '1' }

  it('tells no small number and none by which it could be had, and leaves out what is about fewer than ten cards', () => {
    expect(reportJson({ from: '2026-01', to: '2026-02' }, rows)).toEqual({
      from: '2026-01',
      to: '2026-02',
      fewest: { cell: 5, row: 10 },
      rows: [
        {
          ...group,
          rule: 'question',
          shown: 38,
          accepted: null,
          overridden: { 'not-now': 9, accepted: null },
          open: 20,
        },
        { ...group, rule: '=1+1', shown: 10, accepted: 0, overridden: {}, open: 10 },
      ],
    })
  })

  it('is a table for Excel too, in which nothing is a formula', () => {
    expect(reportCsv(rows).split('\r\n')).toEqual([
      'month,tenant,service,rule,version,outcome,reason,cards',
      '2026-01,praktijk,small,question,1,shown,,38',
      '2026-01,praktijk,small,question,1,accepted,,hidden',
      '2026-01,praktijk,small,question,1,overridden,not-now,9',
      '2026-01,praktijk,small,question,1,overridden,accepted,hidden',
      '2026-01,praktijk,small,question,1,open,,20',
      "2026-01,praktijk,small,'=1+1,1,shown,,10",
      "2026-01,praktijk,small,'=1+1,1,accepted,,0",
      "2026-01,praktijk,small,'=1+1,1,open,,10",
      '',
    ])
  })
})
