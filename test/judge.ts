import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { defaultSite } from '../src/config.ts'
import { type Composed, compose } from '../src/engine/compose.ts'
import { decide, type Evaluation } from '../src/engine/decide.ts'
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

/** Runs a case through reading, deciding and composing. */
export function judge(
  { asOf = usualDay, patient }: Case,
  service: Service,
  knowledge: Knowledge,
): { readonly evaluations: readonly Evaluation[]; readonly composed: Composed } {
  const site = { ...defaultSite, ...patient.site }
  const evaluations = decide(service, knowledge, read(gatherCase(patient, knowledge.codes), knowledge, asOf, site))
  return { evaluations, composed: compose(service, knowledge, { id: 'case', asOf }, evaluations, 'nl') }
}
