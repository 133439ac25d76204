import type { Day } from '../calendar.ts'
import { short } from '../cards/notation.ts'
import { answer } from '../engine/decide.ts'
import type { Knowledge, Language, SheetTexts, Text, Value } from '../knowledge/knowledge.ts'
import { inForce } from '../knowledge/services/in-force.ts'
import type { Patient } from '../patient/patient.ts'
import type { ExplainedDecision, Explanation } from '../why/explanation.ts'

/** What a sheet is made from. */
export interface Judged {
  readonly explanation: Explanation
  readonly patient: Patient
  /** Why the service does not apply; null when it does. */
  readonly outside: string | null
  /** Nothing is on record but who it is. */
  readonly isEmpty: boolean
}

/** What was decided of a person, as texts ask for it. */
export class Known {
  readonly explanation: Explanation
  readonly patient: Patient
  readonly outside: string | null
  readonly isEmpty: boolean
  readonly knowledge: Knowledge
  readonly texts: SheetTexts
  /** Whether the goal may be on the screen. */
  readonly goal: boolean
  readonly #answers = new Map<string, unknown>()
  readonly #decisions: ReadonlyMap<string, ExplainedDecision>
  readonly #values: Readonly<Record<string, Value>>

  constructor(judged: Judged, knowledge: Knowledge, texts: SheetTexts, goal: boolean) {
    this.explanation = judged.explanation
    this.patient = judged.patient
    this.outside = judged.outside
    this.isEmpty = judged.isEmpty
    this.knowledge = knowledge
    this.texts = texts
    this.goal = goal
    this.#decisions = new Map(judged.explanation.decisions.map((each) => [each.rule, each]))
    this.#values = inForce(texts.values, judged.explanation.asOf)
  }

  get asOf(): Day {
    return this.explanation.asOf
  }

  decision(rule: string): ExplainedDecision | undefined {
    return this.#decisions.get(rule)
  }

  /** What a concept answers of the person, found once. */
  answer(name: string): unknown {
    if (!this.#answers.has(name)) {
      const found = this.knowledge.concepts.find((each) => each.name === name)
      this.#answers.set(name, found && answer(found.concept, this.knowledge, this.patient))
    }
    return this.#answers.get(name)
  }

  /** Classes of the drugs in use. */
  get classes(): readonly string[] {
    const { drugs = [] } = this.explanation.course ?? {}
    return drugs.filter(({ inUse }) => inUse).flatMap(({ classes }) => classes)
  }

  /** Whether it could be had what the person uses. */
  get isMedicationKnown(): boolean {
    return !this.texts.page.medication.every((type) => this.patient.lacks(type))
  }

  /** A number of the knowledge. @throws Error when there is none of this name, which loading refuses */
  number(name: string): number {
    const value = this.#values[name]
    if (!value) throw new Error(`values.yaml has no "${name}"`)
    return value.value
  }

  /** A text with its holes filled: with what its place gives, or with the values of the knowledge. @throws Error for a hole that neither has */
  fill({ nl, en }: Text, holes: Holes = {}): Text {
    return { nl: this.#filled(nl, holes, 'nl'), en: this.#filled(en, holes, 'en') }
  }

  #filled(text: string, holes: Holes, language: Language): string {
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const given = holes[name] ?? this.#values[name]?.value
      if (given === undefined) throw new Error(`there is nothing for the hole "${name}"`)
      if (typeof given === 'object') return given[language]
      return typeof given === 'number' ? short(given, language) : given
    })
  }
}

/** What fills the holes of a text. */
export type Holes = Readonly<Record<string, string | number | Text>>
