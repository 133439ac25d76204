import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { fixtureNames, readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { callOf, servicePath } from './service.ts'

/** The rules whose reasons the table has. */
// biome-ignore format: a row
const rules = ['remission-status', 'remission-candidate', 'tapering-safety', 'tapering-review', 'blood-pressure-tapering', 'remission-follow-up', 'metabolic-health']

/** Of each fixture patient the reasons of these rules, and the indicators of the cards, in order. A rule that is not among them has its cases alone. */
// biome-ignore format: a table
const decided: readonly (readonly [name: string, status: string, candidate: string, safety: string, review: string, pressure: string, followUp: string, metabolic: string, cards: string])[] = [
  ['bariatric-surgery', 'criteria-met', 'remission', 'no-drug', 'no-medication', 'no-drug', 'up-to-date', 'no-replacement-goal', 'info'],
  ['blood-pressure-after-weight-loss', 'hba1c-not-below', 'goal-reached', 'no-drug', 'no-medication', 'systolic-very-low', 'not', 'no-replacement-goal', 'warning info'],
  ['candidate-two-years-bmi-32', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', 'info'],
  ['child-overweight', 'under-18', 'under-18', 'under-18', 'under-18', 'under-18', 'under-18', 'under-18', ''],
  ['deceased', 'deceased', 'deceased', 'deceased', 'deceased', 'deceased', 'deceased', 'deceased', ''],
  ['declined-last-spring', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', ''],
  ['discussed-last-month', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', ''],
  ['drug-name-with-markdown', 'on-medication', 'candidate', 'no-drug', 'hba1c-below-on-medication', 'no-drug', 'under-medication', 'no-replacement-goal', 'info'],
  ['fall-and-bmi-36', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', ''],
  ['fasting-by-specimen', 'criteria-met', 'remission', 'no-drug', 'no-medication', 'no-drug', 'overdue', 'no-replacement-goal', 'info'],
  ['fasting-glucose-ordered', 'fasting-glucose', 'consensus-only', 'no-trigger', 'no-medication', 'no-drug', 'consensus-only', 'no-replacement-goal', ''],
  ['fasting-twice-raised', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', ''],
  ['frail-older-woman', 'hba1c-not-below', 'frailty', 'tight-control-older', 'no-trigger', 'no-weight-loss', 'not', 'no-replacement-goal', 'warning'],
  ['gli-referred-last-month', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', ''],
  ['hba1c-unreliable-thalassaemia', 'hba1c-unreliable', 'indeterminate', 'no-drug', 'no-medication', 'no-drug', 'indeterminate', 'no-replacement-goal', 'info'],
  ['insulin-long-duration', 'hba1c-not-below', 'candidate', 'no-trigger', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', 'info'],
  ['ketones-without-diagnosis', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', ''],
  ['loss-of-control-after-stop', 'hba1c-not-below', 'candidate', 'loss-of-control', 'no-medication', 'no-drug', 'not', 'no-replacement-goal', 'warning info'],
  ['metformin-hba1c-46', 'on-medication', 'candidate', 'no-drug', 'hba1c-below-on-medication', 'no-drug', 'under-medication', 'no-replacement-goal', 'info'],
  ['more-than-100-observations', 'hba1c-not-below', 'candidate', 'hypoglycaemia', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', 'warning'],
  ['mp9-paused-metformin', 'hba1c-not-below', 'candidate', 'no-trigger', 'no-medication', 'no-drug', 'not', 'no-replacement-goal', 'info'],
  ['mp9-stop-active-status', 'criteria-met', 'remission', 'no-trigger', 'no-medication', 'no-drug', 'overdue', 'no-replacement-goal', 'info'],
  ['no-diabetes', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', ''],
  ['only-a-diagnosis', 'hba1c-missing', 'bmi', 'no-drug', 'no-medication', 'no-weight-loss', 'indeterminate', 'no-replacement-goal', ''],
  ['only-fasting-glucose-missing', 'fasting-glucose', 'consensus-only', 'no-trigger', 'no-medication', 'no-drug', 'consensus-only', 'no-replacement-goal', 'info'],
  ['only-hba1c-missing', 'hba1c-missing', 'candidate', 'check-overdue', 'no-medication', 'no-drug', 'indeterminate', 'no-replacement-goal', 'warning info'],
  ['percent-and-mg-dl', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', 'info'],
  ['prediabetes-bmi-31', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', ''],
  ['pregnant', 'pregnant', 'pregnant', 'no-trigger', 'pregnant', 'pregnant', 'pregnant', 'pregnant', ''],
  ['referred-last-month', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', ''],
  ['relapse-after-remission', 'recorded', 'recorded', 'no-drug', 'no-medication', 'no-drug', 'ended', 'no-replacement-goal', 'warning'],
  ['remission-after-metformin-stop', 'criteria-met', 'remission', 'no-trigger', 'no-medication', 'no-drug', 'up-to-date', 'no-replacement-goal', 'info'],
  ['remission-confirmed', 'criteria-met', 'confirmed', 'no-drug', 'no-medication', 'no-drug', 'up-to-date', 'no-replacement-goal', 'info'],
  ['remission-one-raised-value', 'recorded', 'recorded', 'no-drug', 'no-medication', 'no-drug', 'repeat', 'no-replacement-goal', 'warning'],
  ['remission-recorded', 'recorded', 'recorded', 'no-drug', 'no-medication', 'no-drug', 'up-to-date', 'no-replacement-goal', ''],
  ['retinopathy-no-goal', 'hba1c-not-below', 'microvascular', 'no-drug', 'no-trigger', 'no-drug', 'not', 'replacement-goal', 'info'],
  ['review-planned', 'on-medication', 'candidate', 'no-drug', 'hba1c-below-on-medication', 'no-drug', 'under-medication', 'no-replacement-goal', ''],
  ['severe-hypoglycaemia-on-insulin', 'hba1c-not-below', 'candidate', 'severe-hypoglycaemia', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', 'critical'],
  ['sglt2-and-keer-diabetes-om', 'hba1c-not-below', 'candidate', 'sglt2-ketoacidosis', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', 'critical'],
  ['sglt2-for-heart-failure', 'on-medication-other-indication', 'other-indication', 'no-trigger', 'other-indication', 'no-weight-loss', 'under-medication', 'no-replacement-goal', ''],
  ['stop-date-unknown', 'stop-date', 'indeterminate', 'no-drug', 'no-medication', 'no-drug', 'indeterminate', 'no-replacement-goal', 'info'],
  ['sulfonylurea-hypoglycaemia', 'hba1c-not-below', 'candidate', 'tight-control', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', 'warning'],
  ['suspected-lada', 'hba1c-not-below', 'suspected-lada', 'no-drug', 'refer-first', 'no-drug', 'not', 'no-replacement-goal', 'info'],
  ['test-counts-now', 'measured-too-soon', 'indeterminate', 'no-trigger', 'no-medication', 'no-drug', 'indeterminate', 'no-replacement-goal', 'info'],
  ['too-early-after-stop', 'too-early', 'too-early', 'no-trigger', 'no-medication', 'no-drug', 'too-early', 'no-replacement-goal', ''],
  ['type-1-and-type-2', 'unclear-type', 'unclear-type', 'hypoglycaemia', 'unclear-type', 'unclear-type', 'unclear-type', 'unclear-type', 'warning'],
  ['type-not-recorded', 'type-not-recorded', 'type-not-recorded', 'no-drug', 'type-not-recorded', 'type-not-recorded', 'type-not-recorded', 'type-not-recorded', ''],
  ['unclassified-drug', 'medication-class', 'indeterminate', 'no-drug', 'no-medication', 'no-drug', 'indeterminate', 'no-replacement-goal', 'info'],
  ['under-18', 'under-18', 'under-18', 'under-18', 'under-18', 'under-18', 'under-18', 'under-18', ''],
  ['values-fit-diabetes', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', ''],
  ['zero-hba1c-and-odd-units', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', 'no-drug', 'not', 'no-replacement-goal', 'info'],
]

/** Days on which month ends, leap years and summer time could make a difference. */
const days = ['2026-01-01', '2026-03-31', '2026-05-31', '2026-11-22', '2027-03-01', '2028-02-29', '2029-10-30']

describe('fixture patients are decided as their names say, and never grow old', () => {
  let app: ReturnType<typeof build>

  beforeAll(async () => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
    app = build({ config, knowledge: await loadKnowledge() })
  })

  afterAll(() => app?.close())

  it('the table has them all', () => {
    expect(decided.map(([name]) => name)).toEqual(fixtureNames())
  })

  it.each(decided)('%s: %s, %s, %s, %s, %s, %s, %s; cards: %s', async (name, ...expected) => {
    const cards = expected.at(-1)
    const reasons = expected.slice(0, -1)
    for (const day of days) {
      const response = await app.inject({
        method: 'POST',
        url: `${servicePath}/explain?asOf=${day}`,
        payload: callOf(shiftBundle(readFixture(name), day)),
      })
      const explained = response.json()
      const decisions: readonly { rule: string; reason: string }[] = explained.decisions
      const given = rules.map((name) => decisions.find(({ rule }) => rule === name)?.reason)
      expect([day, ...given]).toEqual([day, ...reasons])
      expect(explained.cards.map(({ indicator }: { indicator: string }) => indicator).join(' '), day).toBe(cards)
    }
  })
})
