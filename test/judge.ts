import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { defaultSite } from '../src/config.ts'
import { type Composed, compose } from '../src/engine/compose.ts'
import { decide, type Evaluation } from '../src/engine/decide.ts'
import { explain } from '../src/engine/explain.ts'
import type { Explanation } from '../src/engine/explanation.ts'
import type { Gathered } from '../src/engine/gather.ts'
import { read } from '../src/engine/read.ts'
import type { Knowledge, Service } from '../src/knowledge/knowledge.ts'
import { knowledgeRoot } from '../src/knowledge/root.ts'
import { type Case, gatherCase } from './case.ts'

/** The day on which a case is judged unless it says otherwise. */
export const usualDay = '2026-11-22'

/** The cases of a rule, from its `cases.yaml`. */
export function casesOf(service: string, rule: string): readonly Case[] {
  return parse(readFileSync(join(knowledgeRoot(), service, rule, 'cases.yaml'), 'utf8')) as readonly Case[]
}

const written = new WeakMap<Case, Gathered>()

/** Runs a case through reading and deciding; composing and explaining wait until they are asked for. */
export function judge(
  example: Case,
  service: Service,
  knowledge: Knowledge,
): { readonly evaluations: readonly Evaluation[]; readonly composed: Composed; readonly explanation: Explanation } {
  const { asOf = usualDay, patient } = example
  const gathered = written.get(example) ?? gatherCase(patient, knowledge.codes)
  written.set(example, gathered)
  const person = read(gathered, knowledge, asOf, { ...defaultSite, ...patient.site })
  const evaluations = decide(service, knowledge, person)
  return {
    evaluations,
    get composed() {
      return compose(service, knowledge, { id: 'case', asOf }, evaluations, 'nl')
    },
    get explanation() {
      return explain(service, knowledge, person, evaluations, this.composed, 'nl')
    },
  }
}
