import { posix } from 'node:path'
import type { Knowledge, LoadedConcept, LoadedRule, Service } from '../../src/knowledge/knowledge.ts'
import { shared } from '../../src/knowledge/services/concept-scope.ts'

/** A folder of rules: its services, one for each hook, and every rule that runs on one of them. */
export interface RuleFolder {
  readonly folder: string
  readonly services: readonly Service[]
  readonly rules: readonly LoadedRule[]
}

/** The folders of rules in `cds-services/`. */
export function ruleFolders({ services }: Knowledge): readonly RuleFolder[] {
  const all = [...services.values()]
  return [...new Set(all.map(({ folder }) => folder))].map((folder) => {
    const own = all.filter((service) => service.folder === folder)
    return { folder, services: own, rules: [...new Set(own.flatMap(({ rules }) => rules))] }
  })
}

/** The page of a rule, as its path in `docs/rules/`; that of a trigger lies in a folder beside its rule's. */
export function rulePageOf(rule: LoadedRule): string {
  return `${goldenOf(rule)}.md`
}

/** The folder of the cards of a rule as a GP reads them, as its path in `test/golden/`. */
export function goldenOf({ at, name, partOf }: LoadedRule): string {
  return [topOf(at), ...(partOf === null ? [] : [partOf]), name].join('/')
}

/** The page that a concept stands on: that of its service, or of all. */
export function conceptPageOf({ at }: LoadedConcept): string {
  return topOf(at) === shared ? 'concepts.md' : `${topOf(at)}/concepts.md`
}

/** A link from one page of `docs/rules/` to another. */
export function link(from: string, to: string): string {
  const [page = '', anchor] = to.split('#')
  const way = page === from && anchor ? '' : posix.relative(posix.dirname(from), page)
  return anchor ? `${way}#${anchor}` : way
}

function topOf(at: string): string {
  return at.split('/')[0] ?? ''
}
