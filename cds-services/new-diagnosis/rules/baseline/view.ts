import type { CandidateGoal } from '../../../diabetes-remission/concepts/candidate-goal/concept.ts'
import { offeredShape, offeredView } from '../../../diabetes-remission/concepts/programmes-for-goal/view.ts'
import { goalShape, goalView } from '../../../diabetes-remission/concepts/weight-goal/view.ts'
import type { RemissionCandidate } from '../../../diabetes-remission/rules/remission-candidate/view.ts'
import { exists, isOneOf, type Patient, type ViewOf } from '../../../engine.ts'
import type { BodyMass } from '../../../shared/body-mass/concept.ts'
import type { StayingDrugs } from '../../../shared/staying-drugs/concept.ts'
import type { Item } from '../../concepts/first-assessment/concept.ts'

export interface Baseline {
  readonly missing: readonly Item[]
  /** Null where something does not fit type 2, and where nothing was decided about a goal. */
  readonly goal: RemissionCandidate['goal'] | null
  readonly band: RemissionCandidate['band'] | null
}

/** What the card can show. */
export const baselineShape = {
  /** Without what is ordered. */
  missing: ['string'],
  ordered: ['string'],
  count: 'number',
  /** Remission is a goal to talk of now. */
  talk: 'flag',
  partial: 'flag',
  healthOnly: 'flag',
  band: 'string?',
  staying: ['string'],
  weightGoal: goalShape,
  programmes: offeredShape,
  causes: ['string'],
  drugs: ['string'],
  unknown: ['string'],
  laboratory: 'flag',
  lipids: 'flag',
  fastingGlucose: 'flag',
  hba1c: 'flag',
  egfr: 'flag',
  acr: 'flag',
  offersTalk: 'flag',
  offersFundus: 'flag',
  toRefer: offeredShape,
} as const

type BaselineView = ViewOf<typeof baselineShape>

const goals = ['remission', 'partial-remission'] as const

/** Whether remission, in full or in part, is a goal. */
export function isGoal(goal: Baseline['goal']): boolean {
  return goal !== null && isOneOf(goals, goal)
}

interface Known {
  readonly bodyMass: BodyMass
  readonly candidateGoal: CandidateGoal
  readonly stayingDrugs: StayingDrugs
  readonly patient: Pick<Patient, 'conditions' | 'drugs'>
  /** What cannot be said to be missing. */
  readonly unseen: readonly Item[]
  /** What is missing and asked for already. */
  readonly ordered: readonly Item[]
  /** Remission is a goal, and nothing keeps it from being talked of. */
  readonly canTalk: boolean
}

const laboratory: readonly Item[] = ['lipids', 'fasting-glucose', 'hba1c', 'egfr', 'acr']
const raising = ['corticosteroid', 'antipsychotic'] as const
const inTheWay = ['sleep-apnoea', 'psychosocial-problem'] as const

/** What the card shows: what is missing, then what can be talked of. @param offered so many suggestions at most */
export function baselineView({ missing, goal, band }: Baseline, known: Known, offered: number): BaselineView {
  const { bodyMass, candidateGoal, ordered, patient, stayingDrugs } = known
  const toDo = missing.filter((item) => !ordered.includes(item))
  const talk = known.canTalk
  const [best] = talk ? candidateGoal.fitting : []
  const drugs = patient.drugs(...raising).filter(({ inUse }) => inUse)
  const lacks = (item: Item) => toDo.includes(item)
  const told = {
    missing: toDo,
    ordered,
    count: toDo.length,
    talk,
    partial: goal === 'partial-remission',
    healthOnly: !exists(missing) && goal === 'metabolic-health',
    band: talk ? band : null,
    staying: talk ? stayingDrugs.staying.map(({ drug }) => drug.name) : [],
    weightGoal: talk ? goalView(candidateGoal.weightGoal) : null,
    programmes: best ? offeredView([best], bodyMass.bmi !== null) : [],
    causes: inTheWay.filter((list) => exists(patient.conditions(list))),
    drugs: [...new Set(drugs.map(({ name }) => name))],
    unknown: known.unseen,
    lipids: lacks('lipids'),
    fastingGlucose: lacks('fasting-glucose'),
    hba1c: lacks('hba1c'),
    egfr: lacks('egfr'),
    acr: lacks('acr'),
  }
  return { ...told, ...offersOf(told, offered) }
}

/** The same once the question of remission was refused. */
export function withoutGoal(view: BaselineView, offered: number): BaselineView {
  const told = { ...view, talk: false, partial: false, band: null, staying: [], weightGoal: null, programmes: [] }
  return { ...told, ...offersOf(told, offered) }
}

type Offers = Pick<BaselineView, 'laboratory' | 'offersTalk' | 'offersFundus' | 'toRefer'>

/** Of what can be offered the first few: laboratory, the talk, the eyes, a programme. */
function offersOf(told: Pick<BaselineView, 'missing' | 'talk' | 'healthOnly' | 'programmes'>, offered: number): Offers {
  const claims: readonly (readonly [keyof Offers, boolean])[] = [
    ['laboratory', laboratory.some((item) => told.missing.includes(item))],
    ['offersTalk', told.talk || told.healthOnly],
    ['offersFundus', told.missing.includes('fundus')],
    ['toRefer', exists(told.programmes)],
  ]
  const chosen = claims.filter(([, holds]) => holds).slice(0, offered)
  const isOffered = (name: keyof Offers) => chosen.some(([each]) => each === name)
  return {
    laboratory: isOffered('laboratory'),
    offersTalk: isOffered('offersTalk'),
    offersFundus: isOffered('offersFundus'),
    toRefer: isOffered('toRefer') ? told.programmes : [],
  }
}
