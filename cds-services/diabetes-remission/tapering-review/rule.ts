import {
  atMost,
  below,
  type Drug,
  daysAfter,
  defineRule,
  exists,
  missing,
  monthsAfter,
  notApplicable,
  type Reading,
  recommend,
} from '../../../src/engine/rule.ts'
import cardiorenalRisk from '../../concepts/cardiorenal-risk/concept.ts'
import diabetesType from '../../concepts/diabetes-type/concept.ts'
import glucoseLowering from '../../concepts/glucose-lowering/concept.ts'
import hba1c from '../../concepts/hba1c/concept.ts'
import otherIndication from '../../concepts/other-indication/concept.ts'
import suspectedLada from '../../concepts/suspected-lada/concept.ts'
import weightCourse from '../../concepts/weight-course/concept.ts'

export interface TaperingReview {
  readonly triggers: readonly string[]
  /** Every component in use, in the order in which drugs are reviewed. */
  readonly order: readonly {
    readonly class: string
    readonly drug: string
    readonly continueFor: readonly ('heart-failure' | 'ckd' | 'very-high-cv-risk')[]
  }[]
}

const reviewOrder: readonly string[] = [
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
const protective: readonly string[] = ['sglt2', 'glp1']

/** Whether glucose-lowering drugs can be reviewed, and in which order. @see clinical-details.md section 7 */
export default defineRule({
  parameters: {
    hba1cBelow: 'mmol/mol',
    lossFrom: '%',
    lowFastingTo: 'mmol/L',
    lowFastingApart: 'd',
    lowFastingWithin: 'mo',
  },
  reads: { cardiorenalRisk, diabetesType, glucoseLowering, hba1c, otherIndication, suspectedLada, weightCourse },
  decide(patient, values, found) {
    if (found.suspectedLada || found.diabetesType.otherType) return notApplicable<TaperingReview>('refer-first')
    const { fresh, unreliable } = found.hba1c
    const { inUse } = found.glucoseLowering
    const order = orderOf(patient.glucoseLowering.filter((drug) => drug.inUse))
    if (!exists(inUse)) return notApplicable<TaperingReview>('no-medication', { triggers: [], order })

    const low = fresh ? below(fresh, values.hba1cBelow) : 'unknown'
    const { lossPercent, from, now } = found.weightCourse
    const lowGlucoses = lowTwice()
    const claims: readonly (readonly [string, boolean])[] = [
      ['hba1c-below-on-medication', low === true && inUse.some((drug) => found.otherIndication.of(drug) !== true)],
      ['weight-loss', lossPercent !== null && lossPercent >= values.lossFrom],
      ['low-fasting-glucose-twice', exists(lowGlucoses)],
    ]
    const triggers = claims.filter(([, holds]) => holds).map(([name]) => name)
    const result: TaperingReview = { triggers, order }
    const [reason] = triggers
    if (!reason) {
      return low === 'unknown'
        ? missing([unreliable ? 'hba1c-reliability' : 'hba1c'], result)
        : notApplicable<TaperingReview>('no-trigger', result)
    }
    const lost = triggers.includes('weight-loss')
    return recommend(reason, result, {
      name: 'review',
      view: {
        triggers,
        triggerIs: Object.fromEntries(triggers.map((name) => [name, true])),
        hba1c: fresh,
        fastingGlucoses: lowGlucoses,
        weightLossPercent: lost ? lossPercent : null,
        weightFrom: lost ? from : null,
        weightNow: lost ? now : null,
        order: order.map((item) => ({ ...item, name: item.drug })),
        verifyList: found.glucoseLowering.toVerify,
        inDoubt: inUse.filter((drug) => found.otherIndication.of(drug) === 'unknown').map(({ name }) => name),
        hasDrugs: true,
      },
    })

    /** Two fasting values of any sample, on different days close together, the later one lately. */
    function lowTwice(): readonly Reading[] {
      const isLow = (glucose: Reading) => atMost(glucose, values.lowFastingTo) === true
      const earliest = daysAfter(monthsAfter(patient.asOf, -values.lowFastingWithin), -values.lowFastingApart)
      const lows = patient.series('glucose', { fasting: true }).since(earliest).filter(isLow)
      for (const later of lows) {
        if (monthsAfter(later.day, values.lowFastingWithin) < patient.asOf) continue
        const earlier = lows.find(({ day }) => day < later.day && daysAfter(day, values.lowFastingApart) >= later.day)
        if (earlier) return [later, earlier]
      }
      return []
    }

    /** Components of one class stand in the order of their names. */
    function orderOf(drugs: readonly Drug[]): TaperingReview['order'] {
      const components = drugs.flatMap(({ name, classes }) =>
        classes.filter((each) => reviewOrder.includes(each)).map((each) => ({ class: each, drug: name })),
      )
      const byName = components.sort((one, other) => one.drug.localeCompare(other.drug, 'nl'))
      return reviewOrder.flatMap((name) =>
        byName
          .filter((component) => component.class === name)
          .map((component) => ({
            ...component,
            continueFor: protective.includes(name) ? found.cardiorenalRisk.codes : [],
          })),
      )
    }
  },
})
