import {
  atLeast,
  below,
  type Claim,
  defineRule,
  exists,
  notApplicable,
  type Reading,
  recommend,
} from '../../../src/engine/rule.ts'
import bodyMass from '../../concepts/body-mass/concept.ts'
import glucoseLowering from '../../concepts/glucose-lowering/concept.ts'
import remissionCandidate from '../remission-candidate/rule.ts'

type Parameter = 'met' | 'not-met' | 'unknown'

export interface MetabolicHealth {
  readonly waist: Parameter
  readonly triglycerides: Parameter
  readonly hdl: Parameter
  readonly bloodPressure: Parameter
  readonly fastingGlucose: Parameter
  readonly syndrome: 'yes' | 'no' | 'unknown'
}

/** The five parameters of metabolic health, and whether together they make the syndrome. @see clinical-details.md section 8 */
export default defineRule({
  parameters: {
    triglyceridesFrom: 'mmol/L',
    hdlMenBelow: 'mmol/L',
    hdlWomenBelow: 'mmol/L',
    systolicFrom: 'mm[Hg]',
    diastolicFrom: 'mm[Hg]',
    fastingGlucoseFrom: 'mmol/L',
    syndromeFrom: '1',
  },
  reads: { bodyMass, glucoseLowering, remissionCandidate },
  decide(patient, values, { bodyMass, glucoseLowering, remissionCandidate }) {
    const fresh = (measure: string) => patient.series(measure).fresh
    const [triglycerides, hdl, systolic, diastolic] = ['triglycerides', 'hdl', 'systolic', 'diastolic'].map(fresh)
    const glucose = patient.series('glucose', { fasting: true, venous: true }).fresh
    const takes = (name: string) => patient.drugs(name).some(({ inUse }) => inUse)
    const treatedLipids = takes('lipid-modifying-tg')
    const parameters = {
      waist: state(bodyMass.raisedWaist, false),
      triglycerides: state(triglycerides ? atLeast(triglycerides, values.triglyceridesFrom) : 'unknown', treatedLipids),
      hdl: state(hdl ? isLowHdl(hdl) : 'unknown', treatedLipids),
      bloodPressure: state(
        anyOf([
          systolic ? atLeast(systolic, values.systolicFrom) : 'unknown',
          diastolic ? atLeast(diastolic, values.diastolicFrom) : 'unknown',
        ]),
        takes('antihypertensive'),
      ),
      fastingGlucose: state(
        glucose ? atLeast(glucose, values.fastingGlucoseFrom) : 'unknown',
        exists(glucoseLowering.inUse),
      ),
    }
    const states = Object.values(parameters)
    const count = (wanted: Parameter) => states.filter((each) => each === wanted).length
    const met = count('met')
    const possible = met + count('unknown')
    const syndrome = met >= values.syndromeFrom ? 'yes' : possible < values.syndromeFrom ? 'no' : 'unknown'
    const health: MetabolicHealth = { ...parameters, syndrome }

    const { result } = remissionCandidate
    const isGoal = 'goal' in result && result.goal === 'metabolic-health'
    if (!isGoal || !states.includes('met')) return notApplicable('no-replacement-goal', health)
    const view = {
      why: result.exclusions,
      parameters: { ...parameters },
      syndrome,
      waist: bodyMass.waist,
      triglycerides: triglycerides ?? null,
      hdl: hdl ?? null,
      systolic: systolic ?? null,
      diastolic: diastolic ?? null,
      fastingGlucose: glucose,
      unknown: Object.entries(parameters)
        .filter(([, each]) => each === 'unknown')
        .map(([name]) => name),
    }
    return recommend('replacement-goal', health, { name: 'replacement-goal', view })

    /** Sex unknown: judged only where both limits agree. */
    function isLowHdl(reading: Reading): Claim {
      const man = below(reading, values.hdlMenBelow)
      const woman = below(reading, values.hdlWomenBelow)
      if (patient.sex === 'male') return man
      if (patient.sex === 'female') return woman
      return man === woman ? man : 'unknown'
    }
  },
})

function state(raised: Claim, treated: boolean): Parameter {
  if (treated || raised === true) return 'met'
  return raised === false ? 'not-met' : 'unknown'
}

function anyOf(claims: readonly Claim[]): Claim {
  if (claims.includes(true)) return true
  return claims.includes('unknown') ? 'unknown' : false
}
