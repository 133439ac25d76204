import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { fixtureNames, hookCall, readFixture, shiftBundle } from '../src/fhir/fixture.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'

/** Of each fixture patient the reasons of the four rules (status, candidate, safety, review) and the indicators of the cards, in order. */
// biome-ignore format: a table
const decided: readonly (readonly [name: string, status: string, candidate: string, safety: string, review: string, cards: string])[] = [
  ['bariatric-surgery', 'criteria-met', 'remission', 'no-drug', 'no-medication', 'info'],
  ['candidate-two-years-bmi-32', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', 'info'],
  ['deceased', 'deceased', 'deceased', 'deceased', 'deceased', ''],
  ['declined-last-spring', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', ''],
  ['discussed-last-month', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', ''],
  ['drug-name-with-markdown', 'on-medication', 'candidate', 'no-drug', 'hba1c-below-on-medication', 'info'],
  ['fasting-by-specimen', 'criteria-met', 'remission', 'no-drug', 'no-medication', 'info'],
  ['frail-older-woman', 'hba1c-not-below', 'frailty', 'tight-control-older', 'no-trigger', 'warning'],
  ['hba1c-unreliable-thalassaemia', 'hba1c-unreliable', 'candidate', 'no-drug', 'no-medication', 'info'],
  ['insulin-long-duration', 'hba1c-not-below', 'candidate', 'no-trigger', 'no-trigger', 'info'],
  ['loss-of-control-after-stop', 'hba1c-not-below', 'candidate', 'loss-of-control', 'no-medication', 'warning info'],
  ['metformin-hba1c-46', 'on-medication', 'candidate', 'no-drug', 'hba1c-below-on-medication', 'info'],
  ['more-than-100-observations', 'hba1c-not-below', 'candidate', 'hypoglycaemia', 'low-fasting-glucose-twice', 'warning info'],
  ['mp9-paused-metformin', 'hba1c-not-below', 'candidate', 'no-trigger', 'no-medication', 'info'],
  ['mp9-stop-active-status', 'criteria-met', 'remission', 'no-trigger', 'no-medication', 'info'],
  ['no-diabetes', 'not-type-2', 'not-type-2', 'not-type-2', 'not-type-2', ''],
  ['only-a-diagnosis', 'hba1c-missing', 'bmi', 'no-drug', 'no-medication', ''],
  ['only-fasting-glucose-missing', 'fasting-glucose', 'consensus-only', 'no-trigger', 'no-medication', 'info'],
  ['only-hba1c-missing', 'hba1c-missing', 'candidate', 'check-overdue', 'no-medication', 'warning info'],
  ['percent-and-mg-dl', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', 'info'],
  ['pregnant', 'pregnant', 'pregnant', 'no-trigger', 'pregnant', ''],
  ['referred-last-month', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', ''],
  ['remission-after-metformin-stop', 'criteria-met', 'remission', 'no-trigger', 'no-medication', 'info'],
  ['remission-confirmed', 'criteria-met', 'confirmed', 'no-drug', 'no-medication', 'info'],
  ['remission-recorded', 'recorded', 'recorded', 'no-drug', 'no-medication', ''],
  ['retinopathy-no-goal', 'hba1c-not-below', 'microvascular', 'no-drug', 'no-trigger', ''],
  ['severe-hypoglycaemia-on-insulin', 'hba1c-not-below', 'candidate', 'tight-control-older', 'no-trigger', 'critical info'],
  ['sglt2-and-keer-diabetes-om', 'hba1c-not-below', 'candidate', 'sglt2-ketoacidosis', 'no-trigger', 'critical'],
  ['sglt2-for-heart-failure', 'on-medication-other-indication', 'candidate', 'no-trigger', 'no-trigger', 'info'],
  ['stop-date-unknown', 'stop-date', 'indeterminate', 'no-drug', 'no-medication', 'info'],
  ['sulfonylurea-hypoglycaemia', 'hba1c-not-below', 'candidate', 'tight-control', 'no-trigger', 'warning info'],
  ['suspected-lada', 'hba1c-not-below', 'suspected-lada', 'no-drug', 'refer-first', ''],
  ['test-counts-now', 'measured-too-soon', 'indeterminate', 'no-trigger', 'no-medication', 'info'],
  ['too-early-after-stop', 'too-early', 'too-early', 'no-trigger', 'no-medication', ''],
  ['type-1-and-type-2', 'unclear-type', 'unclear-type', 'hypoglycaemia', 'unclear-type', 'warning'],
  ['unclassified-drug', 'medication-class', 'indeterminate', 'no-drug', 'no-medication', 'info'],
  ['under-18', 'under-18', 'under-18', 'under-18', 'under-18', ''],
  ['zero-hba1c-and-odd-units', 'hba1c-not-below', 'candidate', 'no-drug', 'no-trigger', 'info'],
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

  it.each(decided)('%s: %s, %s, %s, %s; cards: %s', async (name, status, candidate, safety, review, cards) => {
    for (const day of days) {
      const response = await app.inject({
        method: 'POST',
        url: `/cds-services/diabetes-remission/explain?asOf=${day}`,
        payload: hookCall(shiftBundle(readFixture(name), day)),
      })
      const explained = response.json()
      const reason = (rule: string) => explained.decisions.find((one: { rule: string }) => one.rule === rule)?.reason
      const rules = ['remission-status', 'remission-candidate', 'tapering-safety', 'tapering-review']
      expect([day, ...rules.map(reason)]).toEqual([day, status, candidate, safety, review])
      expect(explained.cards.map(({ indicator }: { indicator: string }) => indicator).join(' '), day).toBe(cards)
    }
  })
})
