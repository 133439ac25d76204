import {
  below,
  type Claim,
  type Drug,
  defineRule,
  exists,
  missing,
  notApplicable,
  recommend,
  type Shown,
} from '../../../src/engine/rule.ts'
import acuteHyperglycaemia from '../../concepts/acute-hyperglycaemia/concept.ts'
import cardiorenalRisk from '../../concepts/cardiorenal-risk/concept.ts'
import drugEnd, { type End } from '../../concepts/drug-end/concept.ts'
import eligibility from '../../concepts/eligibility/concept.ts'
import glucoseLowering from '../../concepts/glucose-lowering/concept.ts'
import hba1c from '../../concepts/hba1c/concept.ts'
import lowGlucose from '../../concepts/low-glucose/concept.ts'
import programmeCourse from '../../concepts/programme-course/concept.ts'
import riskyDrugs from '../../concepts/risky-drugs/concept.ts'
import tightControl from '../../concepts/tight-control/concept.ts'
import weightCourse from '../../concepts/weight-course/concept.ts'

export interface TaperingSafety {
  readonly indicator: 'critical' | 'warning' | null
  readonly triggers: readonly string[]
}

const inPregnancy: readonly string[] = ['hypoglycaemia', 'severe-hypoglycaemia', 'sglt2-ketoacidosis']
const plans: readonly string[] = ['CarePlan', 'Procedure', 'ServiceRequest']
const critical: readonly string[] = ['severe-hypoglycaemia', 'sglt2-ketoacidosis']

/** What makes a glucose-lowering drug, or its stop, unsafe now. @see clinical-details.md section 7 */
export default defineRule({
  parameters: { lossFrom: '%' },
  despite: ['type-not-recorded', 'unclear-type', 'pregnant'],
  reads: {
    acuteHyperglycaemia,
    cardiorenalRisk,
    drugEnd,
    eligibility,
    glucoseLowering,
    hba1c,
    lowGlucose,
    programmeCourse,
    riskyDrugs,
    tightControl,
    weightCourse,
  },
  decide(patient, values, found) {
    const { hypoglycaemic, low: onInsulinOrSulfonylurea, sglt2 } = found.riskyDrugs
    const { older, below: tightBelow, belowWhenFragile } = found.tightControl
    const isBelow = (limit: number): Claim => (found.hba1c.fresh ? below(found.hba1c.fresh, limit) : 'unknown')
    const diets = [...found.programmeCourse.running, ...found.programmeCourse.starting].filter(isRestrictive)
    const losing = (found.weightCourse.lossPercent ?? -values.lossFrom) >= values.lossFrom
    const { hypoglycaemia, severe, fastingLow } = found.lowGlucose
    const onDrug = exists(hypoglycaemic)
    const missingHba1c = found.hba1c.unreliable ? 'hba1c-reliability' : 'hba1c'

    const claims: readonly (readonly [string, boolean])[] = [
      ['diet-on-hypoglycaemic-drug', onDrug && exists(diets)],
      ['tight-control', onDrug && !older && isBelow(tightBelow) === true && (losing || hypoglycaemia)],
      ['tight-control-older', onDrug && older && isBelow(tightBelow) === true],
      ['tight-control-frail', onDrug && belowWhenFragile !== null && isBelow(belowWhenFragile) === true],
      ['hypoglycaemia', onDrug && hypoglycaemia && !severe],
      ['severe-hypoglycaemia', onDrug && severe],
      ['low-fasting-glucose', exists(onInsulinOrSulfonylurea) && fastingLow],
      ['sglt2-ketoacidosis', exists(sglt2) && exists(diets)],
      ['loss-of-control', exists(found.drugEnd.lossOfControl)],
      ['check-overdue', exists(found.drugEnd.checkOverdue)],
      ['acute-hyperglycaemia', found.acuteHyperglycaemia.holds],
    ]
    const pregnant = found.eligibility.reason === 'pregnant'
    const triggers = claims
      .filter(([name, holds]) => holds && (!pregnant || inPregnancy.includes(name)))
      .map(([name]) => name)

    if (exists(triggers)) {
      const grave = triggers.some((name) => critical.includes(name)) || isGrave(triggers, found.acuteHyperglycaemia)
      const indicator = grave ? 'critical' : 'warning'
      const reason = triggers.find((name) => name === 'acute-hyperglycaemia') ?? triggers[0] ?? ''
      return recommend<TaperingSafety>(reason, { indicator, triggers }, { name: 'safety', indicator, view: view() })
    }

    function view(): Record<string, Shown> {
      const [diet] = diets
      const drugs = [...new Set([...hypoglycaemic, ...sglt2])]
      const acute = triggers.includes('acute-hyperglycaemia')
      const lost = triggers.includes('loss-of-control') ? found.drugEnd.lossOfControl : []
      const overdue = triggers.includes('check-overdue') ? found.drugEnd.checkOverdue : []
      return {
        triggers,
        triggerIs: Object.fromEntries(triggers.map((name) => [name, true])),
        hba1c: found.hba1c.fresh,
        glucose: found.lowGlucose.lowest,
        fastingGlucose: found.lowGlucose.lowestFasting,
        highGlucose: acute ? found.acuteHyperglycaemia.glucose : null,
        ketosis: acute && found.acuteHyperglycaemia.ketosis ? { ...found.acuteHyperglycaemia.ketosis } : null,
        hypoglycaemiaOn: found.lowGlucose.codedOn,
        lost: shown(lost[0]),
        overdue: shown(overdue[0]),
        ended: [...new Set([...lost, ...overdue])].map(shown),
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
        unknown: unknown(),
      }
    }

    function unknown(): readonly string[] {
      const programmes = plans.some((type) => patient.lacks(type))
      return [...(found.hba1c.fresh ? [] : [missingHba1c]), ...(programmes ? ['programmes'] : [])]
    }

    const silent: TaperingSafety = { indicator: null, triggers }
    const limits = [tightBelow, belowWhenFragile ?? tightBelow]
    if (onDrug && !pregnant && limits.every((limit) => isBelow(limit) === 'unknown')) {
      return missing([missingHba1c], silent)
    }
    const involved = onDrug || exists(sglt2) || found.drugEnd.endedLately
    return notApplicable<TaperingSafety>(involved ? 'no-trigger' : 'no-drug', silent)
  },
})

function isRestrictive({ diet }: { readonly diet: string }): boolean {
  return diet === 'low-carbohydrate' || diet === 'very-low-calorie'
}

/** One row a component; a drug that has ended with its last day, as far as that is known. */
function drugShown({ name, careful, inUse, end, approximate }: Drug): readonly Shown[] {
  return careful.map((drugClass) => ({ class: drugClass, name, end, approximate, undated: !inUse && end === null }))
}

function shown(end: End | undefined): Shown {
  return end ? { ...end } : null
}

function isGrave(triggers: readonly string[], { withKetosis }: { readonly withKetosis: boolean }): boolean {
  return withKetosis && triggers.includes('acute-hyperglycaemia')
}
