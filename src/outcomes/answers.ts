import type { Day } from '../calendar.ts'
import { answer } from '../engine/decide.ts'
import type { ConceptDefinition } from '../knowledge/definition.ts'
import type { Knowledge, Service } from '../knowledge/knowledge.ts'
import type { OutcomeAnswer } from '../knowledge/service-file/outcome.ts'
import type { Site } from '../knowledge/site.ts'
import type { Followed } from '../patient/followed.ts'
import type { Patient } from '../patient/patient.ts'
import { type Gathered, read } from '../patient/read.ts'

/** With what outcomes are judged. */
export interface JudgedWith {
  readonly knowledge: Knowledge
  readonly service: Service
  readonly site: Site
}

/** Somebody on a day: what concepts answer of them. */
export interface Then {
  readonly patient: Patient
  /** What a concept answers; each is asked once. */
  all(concept: string): unknown
  /** A name in what it answers; undefined where that is not there. */
  of(asked: OutcomeAnswer): unknown
}

/** Reads somebody on a day, and by which measurements. */
export function thenOf(person: Gathered, day: Day, followed: Followed, judgedWith: JudgedWith): Then {
  const { knowledge, service, site } = judgedWith
  // Of a day before that of the data, what was written since tells of it too.
  const patient = read({ ...person, isPast: day < followed.inForce, followed }, knowledge, service, day, site)
  const answers = new Map<string, unknown>()
  const all = (name: string): unknown => {
    if (!answers.has(name)) {
      const concept = conceptsOf(judgedWith).get(name)
      if (!concept) throw new Error(`there is no concept "${name}"`)
      answers.set(name, answer(concept, knowledge, patient))
    }
    return answers.get(name)
  }
  return { patient, all, of: ({ concept, result }) => (all(concept) as Readonly<Record<string, unknown>>)[result] }
}

const named = new WeakMap<JudgedWith, ReadonlyMap<string, ConceptDefinition>>()

/** The concepts that `outcomes.yaml` of the service may name; looked for once. */
function conceptsOf(judgedWith: JudgedWith): ReadonlyMap<string, ConceptDefinition> {
  const { knowledge, service } = judgedWith
  const rooms = ['shared/', `${service.folder}/concepts/`]
  const found =
    named.get(judgedWith) ??
    new Map(
      knowledge.concepts
        .filter(({ at }) => rooms.some((room) => at.startsWith(room)))
        .map(({ name, concept }) => [name, concept]),
    )
  named.set(judgedWith, found)
  return found
}
