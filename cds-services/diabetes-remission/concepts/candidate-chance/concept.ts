import { atLeast, defineConcept, exists, type Names, type Patient, yearsAfter } from '../../../engine.ts'
import betaCell from '../../../shared/beta-cell/concept.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import cardiorenalRisk from '../../../shared/cardiorenal-risk/concept.ts'
import cautions from '../../../shared/cautions/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering, { type GlucoseLowering } from '../../../shared/glucose-lowering/concept.ts'
import raisedByProfile from '../../../shared/raised-by-profile/concept.ts'

export const factorNames = ['duration', 'betaCell', 'muscleMass', 'comorbidity', 'drugs', 'healthLiteracy'] as const

export type Factor = 'favourable' | 'unfavourable' | 'unknown'

/** The six factors of the position, never added up, and a band with what it rests on. */
export interface CandidateChance {
  readonly feasibility: Readonly<Record<(typeof factorNames)[number], Factor>>
  /** Codes of the conditions that make comorbidity unfavourable. */
  readonly comorbidity: readonly string[]
  readonly band: 'favourable' | 'possible' | 'small' | 'not-estimable'
  readonly reasons: readonly string[]
}

export default defineConcept({
  parameters: { shortBelow: 'a', longAbove: 'a', classesTo: '1' },
  reads: { betaCell, bodyMass, cardiorenalRisk, cautions, diabetesType, glucoseLowering, raisedByProfile },
  find(patient, { shortBelow, longAbove, classesTo }, found): CandidateChance {
    const { cautions } = found
    const since = found.diabetesType.diagnosis?.day ?? null
    const short = since !== null && patient.asOf < yearsAfter(since, shortBelow)
    const long = since !== null && patient.asOf > yearsAfter(since, longAbove)
    const insulin = cautions.includes('insulin')
    const limited = found.betaCell.level === 'limited' || found.betaCell.level === 'failure'
    const few = found.glucoseLowering.classes <= classesTo
    const { bmi, waist } = found.bodyMass
    const raised = found.bodyMass.raised || found.raisedByProfile

    const comorbidity = [
      ...found.cardiorenalRisk.codes,
      ...cautions.filter((code) => code === 'recent-mi-or-stroke' || code === 'severe-psychiatric'),
    ]

    const feasibility = {
      duration: since === null ? ('unknown' as const) : short ? ('favourable' as const) : ('unfavourable' as const),
      betaCell: limited
        ? ('unfavourable' as const)
        : found.betaCell.level === 'sufficient'
          ? ('favourable' as const)
          : ('unknown' as const),
      muscleMass: coded(patient, 'sarcopenia'),
      comorbidity: exists(comorbidity) ? ('unfavourable' as const) : ('unknown' as const),
      drugs: cautions.includes('corticosteroids-or-antipsychotics')
        ? ('unfavourable' as const)
        : ('favourable' as const),
      healthLiteracy: coded(patient, 'low-literacy'),
    }
    const against = [
      ...(insulin ? ['insulin'] : []),
      ...(long ? ['long-duration'] : []),
      ...(limited ? ['low-c-peptide'] : []),
    ]
    const known = { feasibility, comorbidity }
    if (exists(against)) return { ...known, band: 'small', reasons: against }
    if (since === null) return { ...known, band: 'not-estimable', reasons: ['duration-unknown'] }
    const judgedWaist = waist !== null && found.bodyMass.raisedWaist !== 'unknown'
    if (!bmi && !judgedWaist) return { ...known, band: 'not-estimable', reasons: ['bmi-unknown'] }
    const failing = [short, few, raised].filter((holds) => !holds)
    const [one, ...more] = failing
    const band = one === undefined ? 'favourable' : exists(more) ? 'small' : 'possible'
    const reasons = [
      short ? 'short-duration' : 'longer-duration',
      ...(isTreated(found.glucoseLowering) ? ['no-insulin', few ? 'few-drugs' : 'many-drugs'] : []),
      raisedBy(),
    ]
    return { ...known, band, reasons }

    /** By what weight is raised: the first that is. */
    function raisedBy(): string {
      if (bmi && atLeast(bmi, found.bodyMass.raisedFrom) === true) return 'raised-bmi'
      if (found.bodyMass.raisedWaist === true) return 'raised-waist'
      return raised ? 'raised-profile' : 'bmi-not-raised'
    }
  },
})

function coded(patient: Patient, list: Names['conditions']): Factor {
  return exists(patient.conditions(list)) ? 'unfavourable' : 'unknown'
}

function isTreated({ inUse, unclassified }: GlucoseLowering): boolean {
  return exists(inUse) || unclassified.some((drug) => drug.inUse)
}
