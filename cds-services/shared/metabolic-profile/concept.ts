import {
  atLeast,
  below,
  bySex,
  type Claim,
  defineConcept,
  exists,
  type Names,
  type Patient,
  type Reading,
} from '../../engine.ts'
import baseline from '../baseline/concept.ts'
import bodyMass from '../body-mass/concept.ts'
import glucoseLowering from '../glucose-lowering/concept.ts'
import programmeCourse from '../programme-course/concept.ts'

export const parameterNames = ['waist', 'triglycerides', 'hdl', 'bloodPressure', 'fastingGlucose'] as const

export type ParameterName = (typeof parameterNames)[number]

/** A parameter that is raised (HDL: low) or treated is met. */
export type Verdict = 'raised' | 'treated' | 'not-raised' | 'unknown'

/** One part of metabolic health, with the values behind it; blood pressure has two. */
export interface Parameter {
  readonly parameter: ParameterName
  readonly verdict: Verdict
  /** Whether the value itself is raised (HDL: low), treated or not. */
  readonly raised: Claim
  readonly latest: readonly Reading[]
  /** The values at the start of the newest programme, where these are others. */
  readonly baseline: readonly Reading[]
}

export interface MetabolicProfile {
  readonly parameters: readonly Parameter[]
  readonly syndrome: 'yes' | 'no' | 'unknown'
}

/** The five parameters of metabolic health, and whether together they make the syndrome. @see ./about.md */
export default defineConcept({
  parameters: {
    triglyceridesFrom: 'mmol/L',
    hdlMenBelow: 'mmol/L',
    hdlWomenBelow: 'mmol/L',
    systolicFrom: 'mm[Hg]',
    diastolicFrom: 'mm[Hg]',
    fastingGlucoseFrom: 'mmol/L',
    syndromeFrom: '1',
  },
  reads: { baseline, bodyMass, glucoseLowering, programmeCourse },
  result: ['parameters'],
  find(patient, values, { baseline, bodyMass, glucoseLowering, programmeCourse }): MetabolicProfile {
    const [start] = programmeCourse.starts
    const takes = (name: Names['classes']) => patient.drugs(name).some(({ inUse }) => inUse)
    const treatedLipids = takes('lipid-modifying-tg')
    const waist = patient.series('waist')
    const triglycerides = patient.series('triglycerides')
    const hdl = patient.series('hdl')
    const systolic = patient.series('systolic')
    const diastolic = patient.series('diastolic')
    const glucose = patient.series('glucose', 'fasting', 'venous')
    const isFrom = ({ fresh }: Values, limit: number) => (fresh ? atLeast(fresh, limit) : 'unknown')

    const parameters = [
      parameter('waist', bodyMass.raisedWaist, false, waist),
      parameter('triglycerides', isFrom(triglycerides, values.triglyceridesFrom), treatedLipids, triglycerides),
      parameter('hdl', isLowHdl(patient, hdl.fresh, values), treatedLipids, hdl),
      parameter(
        'bloodPressure',
        anyOf([isFrom(systolic, values.systolicFrom), isFrom(diastolic, values.diastolicFrom)]),
        takes('antihypertensive'),
        systolic,
        diastolic,
      ),
      parameter('fastingGlucose', isFrom(glucose, values.fastingGlucoseFrom), exists(glucoseLowering.inUse), glucose),
    ]
    const met = parameters.filter(isMet).length
    const possible = met + parameters.filter(({ verdict }) => verdict === 'unknown').length
    const syndrome = met >= values.syndromeFrom ? 'yes' : possible < values.syndromeFrom ? 'no' : 'unknown'
    return { parameters, syndrome }

    function parameter(name: ParameterName, raised: Claim, treated: boolean, ...series: readonly Values[]): Parameter {
      const latest = series.flatMap(({ fresh }) => fresh ?? [])
      const earlier = start ? series.flatMap((each) => baseline(each, start) ?? []) : []
      return {
        parameter: name,
        verdict: verdictOf(raised, treated),
        raised,
        latest,
        baseline: earlier.filter((reading) => !latest.includes(reading)),
      }
    }
  },
})

type Values = ReturnType<Patient['series']>

/** Whether a parameter counts towards the syndrome: raised, or treated whatever its value. */
export function isMet({ verdict }: Parameter): boolean {
  return verdict === 'raised' || verdict === 'treated'
}

function verdictOf(raised: Claim, treated: boolean): Verdict {
  if (raised === true) return 'raised'
  if (treated) return 'treated'
  return raised === false ? 'not-raised' : 'unknown'
}

function anyOf(claims: readonly Claim[]): Claim {
  if (claims.includes(true)) return true
  return claims.includes('unknown') ? 'unknown' : false
}

function isLowHdl(
  { sex }: Patient,
  hdl: Reading | null,
  { hdlMenBelow, hdlWomenBelow }: { hdlMenBelow: number; hdlWomenBelow: number },
): Claim {
  if (!hdl) return 'unknown'
  return bySex(sex, below(hdl, hdlMenBelow), below(hdl, hdlWomenBelow))
}
