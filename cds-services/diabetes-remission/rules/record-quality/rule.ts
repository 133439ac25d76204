import { defineRule, exists, monthsAfter, oneOf } from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import eligibility from '../../../shared/eligibility/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import limitedLifeExpectancy from '../../../shared/limited-life-expectancy/concept.ts'
import riskyDrugs from '../../../shared/risky-drugs/concept.ts'

const issues = [
  'type-not-recorded',
  'no-recent-hba1c',
  'unit-conflict',
  'remission-in-words',
  'lists-disagree',
] as const

export interface RecordQuality {
  readonly triggers: readonly (typeof issues)[number][]
}

/** What in the record makes other rules guess: for who keeps it. @see ./about.md */
export default defineRule({
  parameters: { hba1cWithin: 'mo' },
  despite: ['type-not-recorded'],
  reads: { diabetesType, eligibility, hba1c, limitedLifeExpectancy, riskyDrugs },
  reasons: [...issues, 'no-trigger'],
  result: ['triggers'] satisfies readonly (keyof RecordQuality)[],
  cards: {
    quality: {
      view: {
        kinds: [oneOf(issues)],
        issues: ['string'],
        drugs: ['string'],
        hba1c: 'reading?',
        measures: [{ measure: 'string', day: 'string?' }],
        unclear: 'flag',
        disputed: ['string'],
        hba1cNeeded: 'flag',
      },
      resources: ['condition'],
    },
  },
  decide(patient, { hba1cWithin }, found, { notApplicable, recommend }) {
    const { hypoglycaemic } = found.riskyDrugs
    const { newest, unreliable } = found.hba1c
    const isOld = newest === null || monthsAfter(newest.day, hba1cWithin) < patient.asOf
    const conflicts = (['hba1c', 'glucose', 'weight'] as const).flatMap((measure) => {
      const unused = patient.series(measure).newestUnused('unit-conflict')
      return unused ? [{ measure, day: unused.date }] : []
    })
    const said = patient.says('remission')
    const disputed = patient.drugs('glucose-lowering').filter((drug) => drug.disputed)
    const holds = {
      'type-not-recorded': found.eligibility.reason === 'type-not-recorded',
      'no-recent-hba1c': exists(hypoglycaemic) && isOld && !unreliable,
      'unit-conflict': exists(conflicts),
      'remission-in-words': exists(said) && !found.diabetesType.remissionRecorded,
      'lists-disagree': exists(disputed),
    }
    const triggers = issues.filter((issue) => holds[issue])
    const [reason] = triggers
    if (!reason) return notApplicable<RecordQuality>('no-trigger', { triggers })
    const view = {
      kinds: triggers,
      issues: triggers,
      drugs: holds['no-recent-hba1c'] ? hypoglycaemic.map(({ name }) => name) : [],
      hba1c: newest,
      measures: conflicts,
      unclear: !found.diabetesType.remissionInWords,
      disputed: disputed.map(({ name }) => name),
      hba1cNeeded: holds['no-recent-hba1c'] && !found.limitedLifeExpectancy,
    }
    const { resources } = found.diabetesType
    return recommend<RecordQuality>(reason, { triggers }, { name: 'quality', view, resources })
  },
})
