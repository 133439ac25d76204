import {
  atLeast,
  type Claim,
  type CodedFact,
  type Day,
  defineConcept,
  exists,
  type Names,
  type Programme,
  type Reading,
} from '../../engine.ts'
import bodyMass from '../body-mass/concept.ts'
import cardiorenalRisk from '../cardiorenal-risk/concept.ts'
import cautions from '../cautions/concept.ts'
import exclusions from '../exclusions/concept.ts'
import glucoseLowering from '../glucose-lowering/concept.ts'
import { isStrict } from '../programme-course/strict-diet.ts'
import stayingDrugs from '../staying-drugs/concept.ts'
import { isOnOffer, isReimbursed } from './on-offer.ts'

type Listed = Names['conditions'] | Names['procedures']
type Criterion = Programme['criteria'][number]

/** What rules a programme out beside its criteria: it is not offered in this region, or a caution about the person. */
export type Bar = { readonly kind: 'region' } | { readonly kind: 'caution'; readonly caution: string }

/** A programme of the offer, with what speaks for and against it. */
export interface Fit {
  readonly programme: Programme
  readonly fits: boolean
  /** It is made for people with something that this person has. */
  readonly special: boolean
  readonly met: readonly Criterion[]
  readonly failed: readonly Criterion[]
  readonly unknown: readonly Criterion[]
  readonly bars: readonly Bar[]
  /** It is given in no language that this person is known to speak. */
  readonly foreign: boolean
  /** What is to be checked first, with what this person has; codes. */
  readonly asks: readonly string[]
}

/** Which programmes suit the person: none of the criteria fails. Best first: made for what this person has, with a diet, fewest unknown, for diabetes, reimbursed, name. */
export default defineConcept({
  parameters: {},
  reads: { bodyMass, cardiorenalRisk, cautions, exclusions, glucoseLowering, stayingDrugs },
  result: ['programme', 'fits', 'special', 'failed', 'unknown', 'foreign', 'asks'],
  find(patient, _values, found): readonly Fit[] {
    const stays = found.stayingDrugs.staying.some((component) => component.class === 'sglt2')
    const measured: Readonly<Record<Names['criterionMeasures'], () => Reading | null>> = {
      bmi: () => found.bodyMass.bmi,
      egfr: () => patient.series('egfr').newest,
    }
    const claims: Readonly<Record<Names['claims'], () => Claim>> = {
      'raised-waist': () => found.bodyMass.raisedWaist,
      'sglt2-must-continue': () => found.glucoseLowering.uses('sglt2') && exists(found.cardiorenalRisk.codes),
    }
    const { age } = patient
    const { inUse, unclassified } = found.glucoseLowering
    const classes = inUse.flatMap((drug) => drug.classes)
    const lowering = patient.group('glucose-lowering')
    const isClaim = (name: string): name is Names['claims'] => Object.hasOwn(claims, name)
    return patient.offer
      .filter(({ field }) => field === undefined)
      .map(judge)
      .sort(byRank(patient.asOf))

    function judge(programme: Programme): Fit {
      const claims = programme.criteria.map((criterion) => [criterion, meets(criterion)] as const)
      const of = (claim: Claim) => claims.filter(([, each]) => each === claim).map(([criterion]) => criterion)
      const failed = of(false)
      const bars = barsOf(programme)
      const unknown = of('unknown')
      const isSpecial = ({ kind }: Criterion) => kind === 'has' || kind === 'any-drug'
      const fits = !exists(failed) && !unknown.some(isSpecial) && !exists(bars)
      const met = of(true)
      const { languages } = patient
      const foreign = exists(languages) && programme.languages?.some((name) => languages.includes(name)) === false
      const asks = (programme.asks ?? []).filter(({ condition }) => exists(patient.conditions(condition)))
      const remarks = { foreign, asks: asks.map(({ what }) => what) }
      return { programme, fits, special: met.some(isSpecial), met, failed, unknown, bars, ...remarks }
    }

    function barsOf(programme: Programme): readonly Bar[] {
      const strict = isStrict(programme)
      const against = ['rule-out-lada-mody', ...(strict ? ['recent-mi-or-stroke'] : [])]
      const cautious = found.cautions.filter((caution) => against.includes(caution))
      return [
        ...(isOnOffer(programme, patient) ? [] : [{ kind: 'region' } as const]),
        ...[...cautious, ...(strict && stays ? ['sglt2'] : [])].map(
          (caution) => ({ kind: 'caution', caution }) as const,
        ),
      ]
    }

    function meets(criterion: Criterion): Claim {
      switch (criterion.kind) {
        case 'age':
          return age === null ? 'unknown' : within(age, criterion.from, criterion.to)
        case 'measure': {
          const reading = measured[criterion.measure]()
          const enough = reading ? atLeast(reading, criterion.from) : 'unknown'
          const instead = criterion.or !== undefined && enough !== true ? claims[criterion.or]() : false
          return instead === false ? enough : instead
        }
        case 'only-drugs':
          if (classes.some((name) => lowering.has(name) && !criterion.classes.includes(name))) return false
          return unclassified.some((drug) => drug.inUse) ? 'unknown' : true
        case 'any-drug':
          if (classes.some((name) => criterion.classes.includes(name))) return true
          return unclassified.some((drug) => drug.inUse) ? 'unknown' : false
        case 'has':
          return patient.conditionsOrProcedures(criterion.condition).some(isCertain) ? true : 'unknown'
        case 'not':
          return !holds(criterion.condition)
      }
    }

    function holds(condition: Listed | Names['claims']): boolean {
      if (isClaim(condition)) return claims[condition]() === true
      if (condition === 'pregnancy-wish') return found.exclusions.codes.includes(condition)
      return exists(patient.conditionsOrProcedures(condition))
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
  const made = ({ programme }: Fit) => Number(programme.for.includes('type-2'))
  const hasDiet = ({ programme }: Fit) => programme.diet !== 'none'
  const paid = ({ programme }: Fit) => Number(isReimbursed(programme, asOf))
  return (one, other) =>
    Number(one.foreign) - Number(other.foreign) ||
    Number(other.special) - Number(one.special) ||
    Number(hasDiet(other)) - Number(hasDiet(one)) ||
    one.unknown.length - other.unknown.length ||
    made(other) - made(one) ||
    paid(other) - paid(one) ||
    byName.compare(one.programme.name.nl, other.programme.name.nl)
}
