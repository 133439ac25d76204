import { offeredShape, offeredView } from '../../../diabetes-remission/concepts/programmes-for-goal/view.ts'
import remissionCandidate from '../../../diabetes-remission/rules/remission-candidate/rule.ts'
import {
  type CodedFact,
  defineRule,
  exists,
  type Names,
  type Order,
  oneOf,
  type Patient,
  type ViewOf,
} from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import programmeFit, { type Fit } from '../../../shared/programme-fit/concept.ts'
import { judged } from '../../concepts/order-effects/concept.ts'
import { isDanger } from '../../concepts/order-effects/danger.ts'
import urgency from '../../concepts/urgency/concept.ts'
import hypoglycaemiaRisk from '../hypoglycaemia-risk/rule.ts'
import insulinStop from '../insulin-stop/rule.ts'
import ketoacidosisRisk from '../ketoacidosis-risk/rule.ts'
import programmeSafety from '../programme-safety/rule.ts'

export interface ProgrammeFit {
  readonly orders: readonly string[]
  readonly triggers: readonly 'does-not-fit'[]
  readonly indicator: 'info' | null
}

const kinds = ['age', 'bmi', 'egfr', 'only-drugs', 'any-drug', 'has', 'not', 'region', 'caution'] as const

const failedShape = {
  kind: oneOf(kinds),
  age: 'number?',
  reading: 'reading?',
  from: 'number?',
  to: 'number?',
  drugs: ['string'],
  condition: 'string?',
  since: 'string?',
} as const

type Failed = ViewOf<typeof failedShape>

/** Whether a programme is ordered that is not for this person. @see ./about.md */
export default defineRule({
  parameters: { offered: '1' },
  reads: {
    bodyMass,
    diabetesType,
    glucoseLowering,
    hypoglycaemiaRisk,
    insulinStop,
    ketoacidosisRisk,
    programmeCourse,
    programmeFit,
    programmeSafety,
    remissionCandidate,
    urgency,
  },
  reasons: ['does-not-fit', 'fits', 'runs-already', 'no-such-order'],
  result: ['orders', 'triggers', 'indicator'] satisfies readonly (keyof ProgrammeFit)[],
  silences: ['acute-first'],
  cards: {
    'does-not-fit': {
      view: {
        name: 'text',
        failed: failedShape,
        draft: 'string?',
        programmes: offeredShape,
        alternatives: offeredShape,
      },
      resources: ['condition'],
    },
  },
  decide(patient, { offered }, found, { notApplicable, recommend }) {
    const named = patient.orders.filter(({ programme }) => programme !== null)
    const nothing: ProgrammeFit = { orders: [], triggers: [], indicator: null }
    if (!exists(judged(named))) return notApplicable('no-such-order')
    const running = new Set(found.programmeCourse.running.map(({ programme }) => programme))
    const fresh = named.filter(({ programme }) => !running.has(programme))
    if (!exists(judged(fresh))) return notApplicable('runs-already', nothing)
    const misfits = fresh.filter((order) => fitOf(order)?.fits === false)
    const first = misfits.find(({ selected }) => selected)
    const fit = first && fitOf(first)
    const failed = fit && failedOf(fit)
    if (!first || !fit || !failed) return notApplicable('fits', nothing)
    const programmes = offeredView(alternatives(), found.bodyMass.bmi !== null)
    const result: ProgrammeFit = { orders: judged(misfits), triggers: ['does-not-fit'], indicator: 'info' }
    const isUrgent = found.urgency || isDanger(found)
    return recommend(
      'does-not-fit',
      result,
      {
        name: 'does-not-fit',
        view: {
          name: fit.programme.name,
          failed,
          draft: first.id,
          programmes,
          alternatives: first.id === null ? [] : programmes,
        },
        resources: found.diabetesType.resources,
      },
      isUrgent ? 'acute-first' : null,
    )

    function fitOf({ programme }: Order): Fit | undefined {
      return found.programmeFit.find((each) => each.programme.id === programme)
    }

    /** Those that fit the goal of this person, best first; none where there is no goal. */
    function alternatives(): readonly Fit[] {
      const { result } = found.remissionCandidate
      const ids = 'programmes' in result && result.goal !== 'none' ? result.programmes : []
      const already = new Set(named.map(({ programme }) => programme))
      return ids
        .filter((id) => !already.has(id as Names['programmes']))
        .flatMap((id) => found.programmeFit.find(({ programme }) => programme.id === id) ?? [])
        .slice(0, offered)
    }

    /** The first that speaks against it, with the value that it was held against. */
    function failedOf({ failed, unknown, bars }: Fit): Failed | null {
      const [criterion = unknown.find(({ kind }) => kind === 'has' || kind === 'any-drug')] = failed
      const blank = { age: null, reading: null, from: null, to: null, drugs: [], condition: null, since: null }
      const [bar] = bars
      if (!criterion) {
        if (!bar) return null
        return { ...blank, kind: bar.kind, condition: bar.kind === 'caution' ? bar.caution : null }
      }
      switch (criterion.kind) {
        case 'age':
          return { ...blank, kind: 'age', age: patient.age, from: criterion.from ?? null, to: criterion.to ?? null }
        case 'measure': {
          const reading = criterion.measure === 'bmi' ? found.bodyMass.bmi : patient.series('egfr').newest
          return { ...blank, kind: criterion.measure, reading, from: criterion.from }
        }
        case 'only-drugs':
        case 'any-drug': {
          const isAgainst = (names: readonly Names['classes'][]) =>
            names.some((name) => !criterion.classes.includes(name))
          const drugs = found.glucoseLowering.inUse.filter(({ classes }) => isAgainst(classes))
          return { ...blank, kind: criterion.kind, drugs: drugs.map(({ name }) => name) }
        }
        case 'has':
          return { ...blank, kind: 'has', condition: criterion.condition }
        case 'not':
          return { ...blank, kind: 'not', condition: criterion.condition, since: dayOf(patient, criterion.condition) }
      }
    }
  },
})

type Listed = Parameters<Patient['conditionsOrProcedures']>[0]

/** The newest day of what stands in a list; null for a claim, which has none. */
function dayOf(patient: Patient, condition: Listed | Names['claims']): string | null {
  if (condition === 'raised-waist' || condition === 'sglt2-must-continue') return null
  const days = patient.conditionsOrProcedures(condition).flatMap(({ day }: CodedFact) => day ?? [])
  return days.sort().at(-1) ?? null
}
