import { below, type Drug, defineRule, exists, maybe, oneOf, type ViewOf } from '../../../engine.ts'
import acuteHyperglycaemia from '../../../shared/acute-hyperglycaemia/concept.ts'
import cardiorenalRisk from '../../../shared/cardiorenal-risk/concept.ts'
import causeToFind from '../../../shared/cause-to-find/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import drugEnd from '../../../shared/drug-end/concept.ts'
import eligibility from '../../../shared/eligibility/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import lowGlucose from '../../../shared/low-glucose/concept.ts'
import riskyDrugs from '../../../shared/risky-drugs/concept.ts'
import tightControl from '../../../shared/tight-control/concept.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'
import safetyTriggers, { safetyTriggers as triggerNames } from '../../concepts/safety-triggers/concept.ts'

export interface TaperingSafety {
  readonly indicator: 'critical' | 'warning' | null
  readonly triggers: readonly string[]
}

const plans = ['CarePlan', 'Procedure', 'ServiceRequest'] as const

const ended = { day: 'string', name: 'string', before: 'reading?', highGlucoses: ['reading'] } as const

const safetyShape = {
  triggers: [oneOf(triggerNames)],
  hba1c: 'reading?',
  glucose: 'reading?',
  fastingGlucose: 'reading?',
  highGlucose: 'reading?',
  ketosis: maybe({ day: 'string?', ketones: 'reading?' }),
  hypoglycaemiaOn: 'string?',
  lost: maybe(ended),
  overdue: maybe(ended),
  ended: [ended],
  drugs: [{ class: 'string', name: 'string', end: 'string?', approximate: 'flag', undated: 'flag' }],
  verifyList: 'flag',
  hasDrugs: 'flag',
  typeInDoubt: 'string?',
  diet: 'string?',
  programme: 'text?',
  sglt2Continue: ['string'],
  weightLossPercent: 'number?',
  weightFrom: 'reading?',
  weightNow: 'reading?',
  wasLost: 'flag',
  lostPercent: 'number?',
  unknown: ['string'],
} as const

type SafetyView = ViewOf<typeof safetyShape>

/** What makes a glucose-lowering drug, or its stop, unsafe now. @see ./about.md */
export default defineRule({
  parameters: {},
  despite: ['type-not-recorded', 'unclear-type', 'pregnant'],
  reads: {
    acuteHyperglycaemia,
    cardiorenalRisk,
    causeToFind,
    diabetesType,
    drugEnd,
    eligibility,
    glucoseLowering,
    hba1c,
    lowGlucose,
    riskyDrugs,
    safetyTriggers,
    tightControl,
    weightCourse,
  },
  reasons: [...triggerNames, 'hba1c', 'hba1c-reliability', 'no-drug', 'no-trigger'],
  result: ['indicator', 'triggers'] satisfies readonly (keyof TaperingSafety)[],
  cards: { safety: { view: safetyShape, resources: ['condition'] } },
  needs: ['CarePlan', 'Procedure', 'ServiceRequest'],
  decide(patient, _values, found, { missing, notApplicable, recommend }) {
    const { hypoglycaemic, sglt2 } = found.riskyDrugs
    const { triggers, indicator, diets, losing } = found.safetyTriggers
    const onDrug = exists(hypoglycaemic)
    const missingHba1c = found.hba1c.unreliable ? 'hba1c-reliability' : 'hba1c'
    const pregnant = found.eligibility.reason === 'pregnant'

    const [first] = triggers
    if (first && indicator) {
      const reason = triggers.find((name) => name === 'acute-hyperglycaemia') ?? first
      const { resources } = found.diabetesType
      const card = { name: 'safety', indicator, view: view(), resources } as const
      return recommend<TaperingSafety>(reason, { indicator, triggers }, card)
    }

    function view(): SafetyView {
      const [diet] = diets
      const asked = pregnant ? null : found.causeToFind.asked
      const drugs = [...new Set([...hypoglycaemic, ...sglt2])]
      const acute = triggers.includes('acute-hyperglycaemia')
      const lost = triggers.includes('loss-of-control') ? found.drugEnd.lossOfControl : []
      const overdue = triggers.includes('check-overdue') ? found.drugEnd.checkOverdue : []
      return {
        triggers,
        hba1c: found.hba1c.fresh,
        glucose: found.lowGlucose.lowest,
        fastingGlucose: found.lowGlucose.lowestFasting,
        highGlucose: acute ? found.acuteHyperglycaemia.glucose : null,
        ketosis: acute ? found.acuteHyperglycaemia.ketosis : null,
        hypoglycaemiaOn: found.lowGlucose.codedOn,
        lost: lost[0] ?? null,
        overdue: overdue[0] ?? null,
        ended: [...new Set([...lost, ...overdue])],
        drugs: drugs.flatMap(drugShown),
        verifyList: drugs.some(({ inUse }) => inUse) && found.glucoseLowering.toVerify,
        hasDrugs: exists(drugs) || exists(lost) || exists(overdue),
        typeInDoubt: found.eligibility.reason === 'pregnant' ? null : found.eligibility.reason,
        diet: diet?.diet ?? null,
        programme: patient.offer.find(({ id }) => id === diet?.programme)?.name ?? null,
        sglt2Continue: sglt2.some(({ inUse }) => inUse) ? found.cardiorenalRisk.codes : [],
        weightLossPercent: losing ? found.weightCourse.lossPercent : null,
        weightFrom: losing ? found.weightCourse.from : null,
        weightNow: losing ? found.weightCourse.now : null,
        wasLost: asked !== null,
        lostPercent: asked,
        unknown: unknown(),
      }
    }

    function unknown(): readonly string[] {
      const programmes = plans.some((type) => patient.lacks(type))
      return [...(found.hba1c.fresh ? [] : [missingHba1c]), ...(programmes ? ['programmes'] : [])]
    }

    const silent: TaperingSafety = { indicator: null, triggers }
    const { below: tightBelow, belowWhenFragile } = found.tightControl
    const limits = [tightBelow, belowWhenFragile ?? tightBelow]
    const isOpen = (limit: number) => !found.hba1c.fresh || below(found.hba1c.fresh, limit) === 'unknown'
    if (onDrug && !pregnant && limits.every(isOpen)) {
      return missing([missingHba1c], silent)
    }
    const involved = onDrug || exists(sglt2) || found.drugEnd.endedLately
    return notApplicable(involved ? 'no-trigger' : 'no-drug', silent)
  },
})

/** One row a component; a drug that has ended with its last day, as far as that is known. */
function drugShown({ name, careful, inUse, end, approximate }: Drug): SafetyView['drugs'] {
  return careful.map((drugClass) => ({ class: drugClass, name, end, approximate, undated: !inUse && end === null }))
}
