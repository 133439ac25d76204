import { z } from 'zod'
import { defaultSite, type Site } from '../config.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { words } from '../knowledge/text.ts'
import type { YamlFile } from '../knowledge/yaml.ts'

const anything = z.unknown().optional()
const codes = z.strictObject({
  measures: anything,
  findings: anything,
  conditions: anything,
  procedures: anything,
  medications: z.strictObject({ products: anything, names: anything }).exactOptional(),
})

/** The site file as a whole; lists are checked item by item where they are read. */
const top = z.strictObject({
  medicationHistory: z.enum(['complete', 'current-only']).exactOptional(),
  footCareAndFundusGuaranteed: z.boolean().exactOptional(),
  regionalProgrammes: anything,
  rulesOff: anything,
  codes: codes.exactOptional(),
  programmes: anything,
  clients: anything,
})

/**
 * What a site file says of the site itself; what it leaves out is as careful as in `defaultSite`.
 * @param whole whether the knowledge has no fault, so that what is not in it does not exist
 */
export function readSettings(file: YamlFile, knowledge: Knowledge, whole: boolean): Site {
  const { medicationHistory, footCareAndFundusGuaranteed } = file.read(top) ?? {}
  const regionalProgrammes = names(file, 'regionalProgrammes', (id) => whyNotRegional(id, knowledge), whole)
  const rulesOff = names(file, 'rulesOff', (rule) => whyNoRule(rule, knowledge), whole)
  return Object.freeze({
    ...defaultSite,
    ...(medicationHistory !== undefined && { medicationHistory }),
    ...(footCareAndFundusGuaranteed !== undefined && { footCareAndFundusGuaranteed }),
    regionalProgrammes: Object.freeze(regionalProgrammes),
    rulesOff: Object.freeze(rulesOff),
  })
}

function names(file: YamlFile, key: string, whyNot: (name: string) => string | null, whole: boolean): string[] {
  if (file.read(anything, [key]) === undefined) return []
  const items = file.items(words, [key])
  for (const [index, name] of items) {
    const fault = whole ? whyNot(name) : null
    if (fault !== null) file.fault([key, index], fault)
    if (items.some(([other, same]) => other < index && same === name))
      file.fault([key, index], `"${name}" is listed twice: take one out`)
  }
  return items.map(([, name]) => name)
}

function whyNotRegional(id: string, { programmes }: Knowledge): string | null {
  const regional = programmes.filter((programme) => programme.regional).map((programme) => programme.id)
  if (regional.includes(id)) return null
  const why = programmes.some((programme) => programme.id === id) ? 'is offered everywhere' : 'is not known'
  return `the programme "${id}" ${why}: list only ${regional.join(', ')}; the region's own stand under programmes`
}

function whyNoRule(name: string, { services }: Knowledge): string | null {
  const rules = [...services.values()].flatMap(({ id, rules }) => rules.map((rule) => `${id}/${rule.name}`))
  return rules.includes(name) ? null : `there is no rule "${name}": use one of ${rules.join(', ')}`
}
