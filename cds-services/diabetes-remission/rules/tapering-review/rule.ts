import {
  atMost,
  below,
  type Claim,
  changeIn,
  type Drug,
  daysAfter,
  defineRule,
  exists,
  maybe,
  monthsAfter,
  type Names,
  oneOf,
  type Reading,
} from '../../../engine.ts'
import baseline from '../../../shared/baseline/concept.ts'
import causeToFind from '../../../shared/cause-to-find/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import dysregulation from '../../../shared/dysregulation/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import hba1cTarget from '../../../shared/hba1c-target/concept.ts'
import otherIndication, { type Component, type Purpose } from '../../../shared/other-indication/concept.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import { isStrict } from '../../../shared/programme-course/strict-diet.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import suspectedLada from '../../../shared/suspected-lada/concept.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'
import weightLossExplained from '../../../shared/weight-loss-explained/concept.ts'
import acuteFirst from '../../concepts/acute-first/concept.ts'
import partialRemission from '../../concepts/partial-remission/concept.ts'
import { gainsShape, gainsView } from '../../concepts/partial-remission/view.ts'
import safetyTriggers from '../../concepts/safety-triggers/concept.ts'
import remissionStatus from '../remission-status/rule.ts'

export interface TaperingReview {
  readonly triggers: readonly string[]
  /** Every component in use, in the order in which drugs are reviewed. */
  readonly order: readonly Listed[]
  /** Components that stay needed for something else: they are no reason for a review and not in its order. */
  readonly continues: readonly Listed[]
}

interface Listed {
  readonly class: string
  readonly drug: string
  readonly continueFor: readonly Purpose[]
}

const reviewOrder: readonly Names['classes'][] = [
  'sulfonylurea',
  'glinide',
  'prandial-insulin',
  'mixed-insulin',
  'basal-insulin',
  'tzd',
  'dpp4',
  'acarbose',
  'sglt2',
  'glp1',
  'unclassified',
  'metformin',
]

/** Whether glucose-lowering drugs can be reviewed, and in which order. @see ./about.md */
export default defineRule({
  parameters: {
    hba1cBelow: 'mmol/mol',
    lossFrom: '%',
    lowFastingTo: 'mmol/L',
    lowFastingApart: 'd',
    lowFastingWithin: 'mo',
    programmeWithin: 'mo',
    programmeHba1cBelow: 'mmol/mol',
    programmeRiseTo: 'mmol/mol',
  },
  reads: {
    acuteFirst,
    baseline,
    causeToFind,
    diabetesType,
    dysregulation,
    glucoseLowering,
    hba1c,
    hba1cTarget,
    otherIndication,
    partialRemission,
    programmeCourse,
    remissionStatus,
    safetyTriggers,
    stayingDrugs,
    suspectedLada,
    weightCourse,
    weightLossExplained,
  },
  reasons: [
    'hba1c-below-on-medication',
    'weight-loss',
    'low-fasting-glucose-twice',
    'no-medication',
    'refer-first',
    'other-indication',
    'hba1c',
    'hba1c-reliability',
    'no-trigger',
  ],
  result: ['triggers', 'order', 'continues'] satisfies readonly (keyof TaperingReview)[],
  cards: {
    review: {
      view: {
        triggers: [oneOf(['hba1c-below-on-medication', 'weight-loss', 'low-fasting-glucose-twice'])],
        hba1c: 'reading?',
        fastingGlucoses: ['reading'],
        weightLossPercent: 'number?',
        weightFrom: 'reading?',
        weightNow: 'reading?',
        order: [{ class: 'string?', name: 'string' }],
        continues: [{ class: 'string', name: 'string', continueFor: ['string'] }],
        verifyList: 'flag',
        inDoubt: ['string'],
        oneTablet: ['string'],
        doubtful: 'flag',
        partial: maybe(gainsShape),
        wasLost: 'flag',
        lostPercent: 'number?',
        hasDrugs: 'flag',
      },
      resources: ['condition'],
    },
  },
  silences: ['acute-first', 'another-card-first'],
  decide(patient, values, found, { missing, notApplicable, recommend }) {
    if (found.suspectedLada || found.diabetesType.otherType) return notApplicable('refer-first')
    const { fresh, unreliable, isDoubtful } = found.hba1c
    const { inUse } = found.glucoseLowering
    const { others, staying } = found.stayingDrugs
    const continues = listed(staying)
    const unclassified = patient
      .drugs('unclassified')
      .filter((drug) => drug.inUse)
      .map((drug): Component => ({ class: 'unclassified', drug }))
    const order = listed([...others, ...unclassified])
    const lists = { order, continues }
    if (!exists(inUse)) return notApplicable('no-medication', { triggers: [], ...lists })
    if (!exists(others)) return notApplicable('other-indication', { triggers: [], ...lists })

    const low = fresh ? below(fresh, values.hba1cBelow) : 'unknown'
    const { lossPercent, from, now } = found.weightCourse
    const lost = lossPercent !== null && lossPercent >= values.lossFrom && !found.causeToFind.losing
    const success = lost && !found.dysregulation.holds ? isSuccess() : false
    const lowGlucoses = lowTwice()
    const claims = [
      ['hba1c-below-on-medication', low === true],
      ['weight-loss', success === true],
      ['low-fasting-glucose-twice', exists(lowGlucoses)],
    ] as const
    const triggers = claims.filter(([, holds]) => holds).map(([name]) => name)
    const result: TaperingReview = { triggers, ...lists }
    const [reason] = triggers
    if (!reason) {
      const doubtful = unreliable || (fresh !== null && isDoubtful(fresh))
      return low === 'unknown' || success === 'unknown'
        ? missing([doubtful ? 'hba1c-reliability' : 'hba1c'], result)
        : notApplicable('no-trigger', result)
    }
    const byLoss = triggers.includes('weight-loss')
    const asked = exists(found.safetyTriggers.triggers) ? null : found.causeToFind.asked
    const silence = found.acuteFirst ? 'acute-first' : exists(found.causeToFind.triggers) ? 'another-card-first' : null
    const card = {
      name: 'review',
      view: {
        triggers,
        hba1c: fresh,
        fastingGlucoses: lowGlucoses,
        weightLossPercent: byLoss ? lossPercent : null,
        weightFrom: byLoss ? from : null,
        weightNow: byLoss ? now : null,
        order: order.map(({ class: kind, drug }) => ({ class: isNamed(drug, kind) ? null : kind, name: drug })),
        continues: continues.map((item) => ({ ...item, name: item.drug })),
        verifyList: found.glucoseLowering.toVerify,
        inDoubt: others
          .filter((each) => found.otherIndication.ofComponent(each) === 'unknown')
          .map(({ drug }) => drug.name),
        oneTablet: inUse.filter((drug) => isIn(drug, others) && isIn(drug, staying)).map(({ name }) => name),
        doubtful: low === true && fresh !== null && isDoubtful(fresh),
        partial: found.remissionStatus.result.partial === 'yes' ? gainsView(found.partialRemission) : null,
        wasLost: asked !== null,
        lostPercent: asked,
        hasDrugs: true,
      },
      resources: found.diabetesType.resources,
    } as const
    return recommend(reason, result, card, silence)

    /** On target, or with a programme that brought it about, HbA1c below its own limits. */
    function isSuccess(): Claim {
      if (found.hba1cTarget.met === true) return true
      const course = found.weightLossExplained.courses.find(
        ({ end, runs }) => runs || (now !== null && monthsAfter(end, values.programmeWithin) >= now.day),
      )
      if (!course || !fresh || isDoubtful(fresh)) return found.hba1cTarget.met
      const start = found.baseline(found.hba1c.daily(), course.start)
      const rise = start && changeIn(start, fresh)
      const kept = rise !== null && rise <= values.programmeRiseTo
      const under = below(fresh, values.programmeHba1cBelow)
      return kept && under === true ? true : found.hba1cTarget.met
    }

    /** While a strict diet runs: two fasting values of any sample since it began, on different days close together, the later one lately. */
    function lowTwice(): readonly Reading[] {
      const diet = found.programmeCourse.courses.find((course) => course.runs && isStrict(course))
      if (!diet) return []
      const isLow = (glucose: Reading) => glucose.day >= diet.start && atMost(glucose, values.lowFastingTo) === true
      const earliest = daysAfter(monthsAfter(patient.asOf, -values.lowFastingWithin), -values.lowFastingApart)
      const lows = patient.series('glucose', 'fasting').since(earliest).filter(isLow)
      for (const later of lows) {
        if (monthsAfter(later.day, values.lowFastingWithin) < patient.asOf) continue
        const earlier = lows.find(({ day }) => day < later.day && daysAfter(day, values.lowFastingApart) >= later.day)
        if (earlier) return [later, earlier]
      }
      return []
    }

    /** In the order of review; components of one class stand in the order of their names. */
    function listed(
      components: readonly (Component & { readonly continueFor?: readonly Purpose[] })[],
    ): readonly Listed[] {
      const byName = components
        .map(({ class: name, drug, continueFor = [] }) => ({ class: name, drug: drug.name, continueFor }))
        .sort((one, other) => one.drug.localeCompare(other.drug, 'nl'))
      return reviewOrder.flatMap((name) => byName.filter((component) => component.class === name))
    }
  },
})

function isIn(drug: Drug, components: readonly Component[]): boolean {
  return components.some((component) => component.drug === drug)
}

/** Whether the name of a drug says its class already. */
function isNamed(drug: string, kind: string): boolean {
  return drug.toLowerCase().startsWith(kind)
}
