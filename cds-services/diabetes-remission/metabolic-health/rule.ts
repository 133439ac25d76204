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
import diabetesType from '../../concepts/diabetes-type/concept.ts'
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
  reads: { bodyMass, diabetesType, glucoseLowering, remissionCandidate },
  decide(patient, values, { bodyMass, diabetesType, glucoseLowering, remissionCandidate }) {
    const fresh = (measure: string) => patient.series(measure).fresh
    const [triglycerides, hdl, systolic, diastolic] = ['triglycerides', 'hdl', 'systolic', 'diastolic'].map(fresh)
    const glucose = patient.series('glucose', { fasting: true, venous: true }).fresh
    const takes = (name: string) => patient.drugs(name).some(({ inUse }) => inUse)
    const treatedLipids = takes('lipid-modifying-tg')
    const found = {
      waist: verdict(bodyMass.raisedWaist, false),
      triglycerides: verdict(
        triglycerides ? atLeast(triglycerides, values.triglyceridesFrom) : 'unknown',
        treatedLipids,
      ),
      hdl: verdict(hdl ? isLowHdl(hdl) : 'unknown', treatedLipids),
      bloodPressure: verdict(
        anyOf([
          systolic ? atLeast(systolic, values.systolicFrom) : 'unknown',
          diastolic ? atLeast(diastolic, values.diastolicFrom) : 'unknown',
        ]),
        takes('antihypertensive'),
      ),
      fastingGlucose: verdict(
        glucose ? atLeast(glucose, values.fastingGlucoseFrom) : 'unknown',
        exists(glucoseLowering.inUse),
      ),
    }
    const parameters = {
      waist: stateOf(found.waist),
      triglycerides: stateOf(found.triglycerides),
      hdl: stateOf(found.hdl),
      bloodPressure: stateOf(found.bloodPressure),
      fastingGlucose: stateOf(found.fastingGlucose),
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
      parameters: found,
      syndrome,
      waist: bodyMass.waist,
      triglycerides: triglycerides ?? null,
      hdl: hdl ?? null,
      systolic: systolic ?? null,
      diastolic: diastolic ?? null,
      pressureDays: [...new Set([systolic, diastolic].flatMap((reading) => reading?.day ?? []))],
      fastingGlucose: glucose,
      unknown: Object.entries(parameters)
        .filter(([, each]) => each === 'unknown')
        .map(([name]) => name),
    }
    const { condition } = diabetesType
    const resources = condition ? { condition: condition.resource } : {}
    return recommend('replacement-goal', health, { name: 'replacement-goal', view, resources })

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

type Verdict = 'raised' | 'treated' | 'not-raised' | 'unknown'

function verdict(raised: Claim, treated: boolean): Verdict {
  if (raised === true) return 'raised'
  if (treated) return 'treated'
  return raised === false ? 'not-raised' : 'unknown'
}

/** A treated parameter is met, whatever its value. */
function stateOf(verdict: Verdict): Parameter {
  if (verdict === 'raised' || verdict === 'treated') return 'met'
  return verdict === 'unknown' ? verdict : 'not-met'
}

function anyOf(claims: readonly Claim[]): Claim {
  if (claims.includes(true)) return true
  return claims.includes('unknown') ? 'unknown' : false
}
