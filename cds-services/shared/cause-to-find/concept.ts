import {
  atLeast,
  below,
  type CodedFact,
  defineConcept,
  exists,
  type Reading,
  recent,
  yearsAfter,
} from '../../engine.ts'
import activeCancer from '../active-cancer/concept.ts'
import bodyMass from '../body-mass/concept.ts'
import diabetesType from '../diabetes-type/concept.ts'
import dialysis from '../dialysis/concept.ts'
import dysregulation from '../dysregulation/concept.ts'
import hba1c from '../hba1c/concept.ts'
import hba1cRise, { type Hba1cRise } from '../hba1c-rise/concept.ts'
import hba1cTarget from '../hba1c-target/concept.ts'
import limitedLifeExpectancy from '../limited-life-expectancy/concept.ts'
import suspectedLada from '../suspected-lada/concept.ts'
import unexplainedWeightLoss from '../unexplained-weight-loss/concept.ts'
import unintendedWeightLoss from '../unintended-weight-loss/concept.ts'

/** In the order in which they are told. */
export const causeTriggers = ['unexplained-weight-loss', 'coded-weight-loss', 'suspected-lada', 'dysregulated'] as const

export type CauseTrigger = (typeof causeTriggers)[number]

/** What asks to look for a cause before any goal. */
export interface CauseToFind {
  readonly triggers: readonly CauseTrigger[]
  /** Weight was lost, and that is not success: measured without an explanation, or coded. */
  readonly losing: boolean
  /** The loss counts by age or BMI, whatever HbA1c says. */
  readonly byAgeOrBmi: boolean
  /** Weight that was lost without an explanation, while nothing else asks for a cause: only whether it was intended is asked. */
  readonly asked: number | null
  /** HbA1c above what is aimed for at this age. */
  readonly aboveTarget: Reading | null
  /** HbA1c that rose by itself. */
  readonly rise: Hba1cRise | null
  readonly urgent: boolean
  /** The age and a diabetes of short standing, with which a disease of the pancreas is thought of. */
  readonly newOnsetInOlder: boolean
  /** With a loss of weight at this age, which is known, a disease of the pancreas is thought of. */
  readonly pancreas: boolean
}

/** @see ./about.md */
export default defineConcept({
  parameters: {
    leanBelow: 'kg/m2',
    oldFrom: 'a',
    urgentHba1cFrom: 'mmol/mol',
    pancreasFrom: 'a',
    newFor: 'a',
    afterBirth: 'mo',
  },
  reads: {
    activeCancer,
    bodyMass,
    diabetesType,
    dialysis,
    dysregulation,
    hba1c,
    hba1cRise,
    hba1cTarget,
    limitedLifeExpectancy,
    suspectedLada,
    unexplainedWeightLoss,
    unintendedWeightLoss,
  },
  find(patient, values, found): CauseToFind {
    const isBirth = ({ mark }: CodedFact) => mark === 'birth'
    const afterBirth = patient
      .conditions('pregnancy-ended')
      .filter(isBirth)
      .some((birth) => birth.day !== null && recent(patient.asOf, values.afterBirth)(birth))
    if (found.limitedLifeExpectancy || found.activeCancer || found.dialysis || afterBirth) return nothing

    const { fresh } = found.hba1c
    const age = patient.age ?? values.oldFrom
    const { bmi } = found.bodyMass
    const byAgeOrBmi = age >= values.oldFrom || (bmi !== null && below(bmi, values.leanBelow) === true)
    const aboveTarget = fresh && found.hba1cTarget.isMetBy(fresh) === false ? fresh : null
    const loss = found.unexplainedWeightLoss
    const others = found.unintendedWeightLoss || found.suspectedLada || found.dysregulation.holds
    const rise = loss !== null || others ? found.hba1cRise() : null
    const risen = rise !== null
    const unexplained = loss !== null && (byAgeOrBmi || aboveTarget !== null || risen)
    const claims: readonly (readonly [CauseTrigger, boolean])[] = [
      ['unexplained-weight-loss', unexplained],
      ['coded-weight-loss', found.unintendedWeightLoss],
      ['suspected-lada', found.suspectedLada],
      ['dysregulated', found.dysregulation.holds],
    ]
    const triggers = claims.filter(([, holds]) => holds).map(([name]) => name)
    const since = found.diabetesType.diagnosis?.day ?? null
    const newOnset = since !== null && yearsAfter(since, values.newFor) >= patient.asOf
    const losing = unexplained || found.unintendedWeightLoss
    const newOnsetInOlder = losing && age >= values.pancreasFrom && newOnset
    const oldAndLosing = losing && age >= values.pancreasFrom && (newOnset || risen || aboveTarget !== null)
    const high = fresh !== null && atLeast(fresh, values.urgentHba1cFrom) === true
    const onlyOneWeight = loss?.single === true && triggers.every((name) => name === 'unexplained-weight-loss')
    return {
      triggers,
      losing,
      byAgeOrBmi,
      asked: loss !== null && !losing ? loss.percent : null,
      aboveTarget,
      rise,
      urgent: !onlyOneWeight && (found.dysregulation.holds || (exists(triggers) && (high || risen)) || oldAndLosing),
      newOnsetInOlder,
      pancreas: losing && patient.age !== null && patient.age >= values.pancreasFrom,
    }
  },
})

const nothing: CauseToFind = {
  triggers: [],
  losing: false,
  byAgeOrBmi: false,
  asked: null,
  aboveTarget: null,
  rise: null,
  urgent: false,
  newOnsetInOlder: false,
  pancreas: false,
}
