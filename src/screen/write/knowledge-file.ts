import type { Day } from '../../calendar.ts'
import { planFor } from '../../engine/plan.ts'
import { ruleIn } from '../../engine/rule.ts'
import type { Knowledge, LoadedRule, Service, Text, Value } from '../../knowledge/knowledge.ts'
import { isOwnTerm } from '../../knowledge/own-terms.ts'

/** What rows leave out because it is the same for everybody: the questions, sentences and values of every rule, and what the program itself says. */
export function knowledgeFile(knowledge: Knowledge, services: readonly Service[], asOf: Day): object {
  return {
    version: knowledge.version,
    hash: knowledge.hash,
    asOf,
    services: services.map(({ id, title, rules, silences }) => ({
      id,
      title,
      rules: rules.map((rule) => ruleTold(rule, knowledge, asOf)),
      silences: Object.fromEntries(silences),
    })),
    terms: Object.fromEntries([...knowledge.terms].filter(([code]) => isOwnTerm(code))),
  }
}

function ruleTold({ name, partOf, asks, reasons, rule }: LoadedRule, knowledge: Knowledge, asOf: Day): object {
  const values = planFor(ruleIn(rule), knowledge).allValuesOn(asOf)
  return {
    name,
    partOf,
    asks,
    reasons: Object.fromEntries(reasons),
    values: values.map((value) => valueTold(value, knowledge)),
  }
}

function valueTold({ name, title, value, unit, source, place, status }: Value, { sources }: Knowledge): object {
  const document = sources.get(source)?.title
  const cited = (language: keyof Text) => `${document?.[language] ?? source}, ${place[language]}`
  return { name, title, value, unit, source: { nl: cited('nl'), en: cited('en') }, status }
}
