import {
  atLeast,
  type Claim,
  type CodedFact,
  type Day,
  defineConcept,
  exists,
  type Patient,
} from '../../../src/engine/rule.ts'
import bodyMass from '../body-mass/concept.ts'
import cardiorenalRisk from '../cardiorenal-risk/concept.ts'
import cautions from '../cautions/concept.ts'
import exclusions from '../exclusions/concept.ts'
import glucoseLowering from '../glucose-lowering/concept.ts'

type Programme = Patient['offer'][number]
type Criterion = Programme['criteria'][number]

/** A programme of the offer, with what speaks for and against it. */
export interface Fit {
  readonly programme: Programme
  readonly fits: boolean
  readonly met: readonly Criterion[]
  readonly failed: readonly Criterion[]
  readonly unknown: readonly Criterion[]
}

/** Which programmes suit the person: none of the criteria fails. Best first: fewest unknown, for diabetes, reimbursed, name. */
export default defineConcept({
  parameters: {},
  reads: { bodyMass, cardiorenalRisk, cautions, exclusions, glucoseLowering },
  find(patient, _values, found): readonly Fit[] {
    const restricted = found.cautions.includes('recent-mi-or-stroke')
    const lean = found.cautions.includes('rule-out-lada-mody')
    return patient.offer.map(judge).sort(byRank(patient.asOf))

    function judge(programme: Programme): Fit {
      const claims = programme.criteria.map((criterion) => [criterion, meets(criterion)] as const)
      const of = (claim: Claim) => claims.filter(([, each]) => each === claim).map(([criterion]) => criterion)
      const failed = of(false)
      const hungry = programme.diet === 'low-carbohydrate' || programme.diet === 'very-low-calorie'
      const here = !programme.regional || patient.site.regionalProgrammes.includes(programme.id)
      const fits = !exists(failed) && here && !lean && !(restricted && hungry)
      return { programme, fits, met: of(true), failed, unknown: of('unknown') }
    }

    function meets(criterion: Criterion): Claim {
      const { age } = patient
      const { inUse, unclassified } = found.glucoseLowering
      const classes = inUse.flatMap((drug) => drug.classes)
      switch (criterion.kind) {
        case 'age':
          return age === null ? 'unknown' : within(age, criterion.from, criterion.to)
        case 'bmi': {
          const { bmi, raisedWaist } = found.bodyMass
          const enough = bmi ? atLeast(bmi, criterion.from) : 'unknown'
          return criterion.orRaisedWaist && enough !== true && raisedWaist !== false ? raisedWaist : enough
        }
        case 'egfr': {
          const { newest } = patient.series('egfr')
          return newest ? atLeast(newest, criterion.from) : 'unknown'
        }
        case 'only-drugs':
          if (classes.some((name) => patient.lowers(name) && !criterion.classes.includes(name))) return false
          return unclassified.some((drug) => drug.inUse) ? 'unknown' : true
        case 'any-drug':
          if (classes.some((name) => criterion.classes.includes(name))) return true
          return unclassified.some((drug) => drug.inUse) ? 'unknown' : false
        case 'has':
          return patient.conditions(criterion.condition).some(isCertain) ? true : 'unknown'
        case 'not':
          return !holds(criterion.condition)
      }
    }

    function holds(condition: string): boolean {
      if (condition === 'sglt2-must-continue') {
        return found.glucoseLowering.uses('sglt2') && exists(found.cardiorenalRisk.codes)
      }
      if (condition === 'pregnancy-wish') return found.exclusions.codes.includes(condition)
      return exists(patient.conditions(condition)) || exists(patient.procedures(condition))
    }
  },
})

/** What is doubtful, not confirmed or only remembered may rule out, and never offers. */
function isCertain({ confirmed, doubtful, confidence }: CodedFact): boolean {
  return confirmed && !doubtful && confidence !== 'C'
}

function within(age: number, from: number | undefined, to: number | undefined): boolean {
  return (from === undefined || age >= from) && (to === undefined || age <= to)
}

const byName = new Intl.Collator('nl')

function byRank(asOf: Day): (one: Fit, other: Fit) => number {
  const paid = ({ programme }: Fit) => Number(isReimbursed(programme, asOf))
  return (one, other) =>
    one.unknown.length - other.unknown.length ||
    Number(other.programme.forDiabetes) - Number(one.programme.forDiabetes) ||
    paid(other) - paid(one) ||
    byName.compare(one.programme.name.nl, other.programme.name.nl)
}

function isReimbursed({ reimbursed }: Programme, asOf: Day): boolean {
  return reimbursed !== null && reimbursed.from <= asOf && (reimbursed.to === undefined || asOf <= reimbursed.to)
}
