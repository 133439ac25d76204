import { type Composed, compose } from '../src/cards/compose.ts'
import { decide, type Evaluation } from '../src/engine/decide.ts'
import type { Case } from '../src/knowledge/cases/case.ts'
import type { Knowledge, Service } from '../src/knowledge/knowledge.ts'
import { defaultSite } from '../src/knowledge/site.ts'
import { read } from '../src/patient/read.ts'
import { explain } from '../src/why/explain.ts'
import type { Explanation } from '../src/why/explanation.ts'

/** Runs a case through reading and deciding; composing and explaining wait until they are asked for. */
export function judge(
  { asOf, sent, site }: Pick<Case, 'asOf' | 'sent' | 'site'>,
  service: Service,
  knowledge: Knowledge,
): { readonly evaluations: readonly Evaluation[]; readonly composed: Composed; readonly explanation: Explanation } {
  const person = read(sent, knowledge, service, asOf, { ...defaultSite, ...site })
  const evaluations = decide(service, knowledge, person)
  return {
    evaluations,
    get composed() {
      return compose(service, knowledge, { id: sent.patientId, asOf }, evaluations, 'nl')
    },
    get explanation() {
      return explain(service, knowledge, person, evaluations, this.composed, 'nl')
    },
  }
}
