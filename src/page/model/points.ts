import type { Explanation } from '../../engine/explanation.ts'
import type { Fact } from '../../fhir/fact.ts'

/** A value that can be drawn, and where it stands in the facts of the explanation. */
export interface Point {
  readonly index: number
  readonly fact: Fact & { readonly value: number; readonly date: string }
  readonly at: Date
  /** `used`: decided something; `left`: a sound value that decided nothing, e.g. an older one; `unfit`: cannot be used. */
  readonly state: 'used' | 'left' | 'unfit'
}

/** A horizontal line or band, from a value that a rule compared with. */
export interface Mark {
  /** The same as `to` for a line. */
  readonly from: number
  readonly to: number
  /** Key of the words that name it. */
  readonly words: 'remissionBelow' | 'fastingRemissionBelow' | 'tightBelow' | 'lowBelow' | 'weightGoal'
  readonly proposed: boolean
}

/** One plot: facts in one unit over time, with the marks that belong to it. */
export interface Panel {
  readonly name: 'hba1c' | 'fasting-glucose' | 'weight' | 'blood-pressure'
  readonly unit: string
  readonly points: readonly Point[]
  readonly marks: readonly Mark[]
}

/** Which facts share a plot. */
const drawn = {
  hba1c: ['hba1c'],
  'fasting-glucose': ['fasting-glucose', 'glucose'],
  weight: ['weight'],
  'blood-pressure': ['systolic', 'diastolic'],
} as const satisfies Record<Panel['name'], readonly string[]>

/** Reasons that leave a sound value aside; any other says that something is wrong with it. */
const sound: readonly string[] = ['superseded', 'too-old', 'not-fasting', 'not-venous']

/** The plots of an explanation, each with all that was read of its facts; without those of which nothing was. */
export function panelsOf(explanation: Explanation): readonly Panel[] {
  const names = Object.keys(drawn) as Panel['name'][]
  return names.flatMap((name) => {
    const points = pointsOf(explanation, drawn[name])
    const unit = points.find(({ state }) => state !== 'unfit')?.fact.unit ?? points[0]?.fact.unit
    if (!unit) return []
    const inUnit = points.filter(({ fact }) => fact.unit === unit)
    return [{ name, unit, points: inUnit, marks: marksOf(explanation, name, unit) }]
  })
}

function pointsOf({ facts }: Explanation, names: readonly string[]): readonly Point[] {
  return facts.flatMap((fact, index): Point[] => {
    const { value, date } = fact
    if (!names.includes(fact.fact) || typeof value !== 'number' || date === null) return []
    const state = fact.used ? 'used' : sound.includes(fact.reason) ? 'left' : 'unfit'
    return [{ index, fact: { ...fact, value, date }, at: dateOf(date), state }]
  })
}

/** Midnight UTC of a day, so that all plots and their axis mean the same instant. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** Facts that carry a value of a plot but cannot be drawn in it: no day, no number, or another unit. */
export function undrawn(explanation: Explanation, panels: readonly Panel[]): readonly number[] {
  const there = new Set(panels.flatMap(({ points }) => points.map(({ index }) => index)))
  const wanted: readonly string[] = Object.values(drawn).flat()
  return explanation.facts.flatMap(({ fact }, index) => (wanted.includes(fact) && !there.has(index) ? [index] : []))
}

/** A value that is a line of a plot: of a rule that compares everyone with it, else of the limits for this person. */
interface Limit {
  readonly rule?: string
  readonly value: string
  readonly words: Mark['words']
  /** Reasons with which the rule compared nothing with it. */
  readonly unless?: readonly string[]
}

/** Which values are lines of which plot. What they are stands in the knowledge; that they are drawn is a choice of the page. */
const limits: Readonly<Record<Panel['name'], readonly Limit[]>> = {
  hba1c: [
    { rule: 'remission-status', value: 'hba1cBelow', words: 'remissionBelow' },
    { value: 'tightBelow', words: 'tightBelow' },
    { value: 'tightOlderBelow', words: 'tightBelow' },
  ],
  'fasting-glucose': [{ rule: 'remission-status', value: 'fastingGlucoseBelow', words: 'fastingRemissionBelow' }],
  weight: [],
  'blood-pressure': [
    { rule: 'blood-pressure-tapering', value: 'lowBelow', words: 'lowBelow', unless: ['no-drug', 'no-weight-loss'] },
  ],
}

function marksOf(explanation: Explanation, name: Panel['name'], unit: string): readonly Mark[] {
  const lines = limits[name].flatMap(({ rule, value, words, unless }): Mark[] => {
    const own = explanation.course.limits.find((limit) => limit.name === value)
    const found = rule === undefined ? own : valueNamed(explanation, rule, value)
    if (found?.unit !== unit || unless?.includes(reasonOf(explanation, rule))) return []
    return [{ from: found.value, to: found.value, words, proposed: found.status === 'proposed' }]
  })
  return name === 'weight' && unit === 'kg' ? weightGoal(explanation) : lines
}

function reasonOf({ decisions }: Explanation, rule: string | undefined): string {
  return decisions.find((decision) => decision.rule === rule)?.reason ?? ''
}

function valueNamed({ decisions }: Explanation, rule: string, name: string) {
  return decisions.find((decision) => decision.rule === rule)?.values.find((value) => value.name === name)
}

/** From the goal that the rule gave to the most that the same rule speaks of. */
function weightGoal(explanation: Explanation): readonly Mark[] {
  const goal = explanation.decisions.map(({ result }) => result.weightGoal).find(isWeightGoal)
  if (!goal) return []
  const most = valueNamed(explanation, 'remission-candidate', 'lossTo')?.value ?? goal.percent
  const from = goal.baselineKg * (1 - Math.max(most, goal.percent) / 100)
  return [{ from: tenths(from), to: tenths(goal.baselineKg - goal.kg), words: 'weightGoal', proposed: false }]
}

/** A weight is told in tenths of a kilogram. */
function tenths(kg: number): number {
  return Math.round(kg * 10) / 10
}

function isWeightGoal(value: unknown): value is { percent: number; kg: number; baselineKg: number } {
  return typeof value === 'object' && value !== null && 'kg' in value && 'baselineKg' in value && 'percent' in value
}
