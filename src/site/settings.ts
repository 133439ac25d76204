import { z } from 'zod'
import { words } from '../knowledge/files/text.ts'
import type { YamlFile } from '../knowledge/files/yaml.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { defaultSite, guaranteesIn, type Site } from '../knowledge/site.ts'

const anything = z.unknown().optional()
const codes = z.strictObject({
  measures: anything,
  findings: anything,
  conditions: anything,
  procedures: anything,
  medications: z.strictObject({ products: anything, names: anything }).exactOptional(),
})

const phone = z.string().regex(/^\+?\d[\d -]{1,18}\d$/, 'write a telephone number, in quotes')

/** Whom a patient calls. */
const practice = z.strictObject({ name: words, phone, outOfHours: phone })

/** The site file as a whole, beside what the knowledge lets it guarantee; lists are checked item by item where they are read. */
const top = z.strictObject({
  medicationHistory: z.enum(['complete', 'current-only']).exactOptional(),
  regionalProgrammes: anything,
  services: anything,
  rulesOff: anything,
  rulesOn: anything,
  users: anything,
  practice: practice.exactOptional(),
  pacing: anything,
  codes: codes.exactOptional(),
  programmes: anything,
  clients: anything,
  conversation: anything,
})

/**
 * What a site file says of the site itself; what it leaves out is as careful as in `defaultSite`.
 * @param whole whether the knowledge has no fault, so that what is not in it does not exist
 */
export function readSettings(file: YamlFile, knowledge: Knowledge, whole: boolean): Site {
  const guarantees = [...knowledge.guarantees.keys()].map((name) => [name, z.boolean().exactOptional()])
  const said = file.read(top.extend(Object.fromEntries(guarantees))) as z.output<typeof top> | undefined
  const { medicationHistory, practice = null } = said ?? {}
  const regionalProgrammes = names(file, 'regionalProgrammes', (id) => whyNotRegional(id, knowledge), whole)
  const rulesOff = names(file, 'rulesOff', (rule) => whyNoRule(rule, rulesOf(knowledge)), whole)
  const rulesOn = names(file, 'rulesOn', (rule) => whyNotToSwitchOn(rule, rulesOff, knowledge), whole)
  const pacing = readPacing(file, knowledge)
  return Object.freeze({
    ...defaultSite,
    ...(medicationHistory !== undefined && { medicationHistory }),
    guarantees: Object.freeze(guaranteesIn(said ?? {}, knowledge.guarantees)),
    regionalProgrammes: Object.freeze(regionalProgrammes),
    rulesOff: Object.freeze(rulesOff),
    rulesOn: Object.freeze(rulesOn),
    practice,
    users: Object.freeze(readUsers(file, knowledge, whole)),
    pacing,
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

/** Who is of which audience of a rule. */
function readUsers(file: YamlFile, { services }: Knowledge, whole: boolean): Site['users'] {
  const known = new Set([...services.values()].flatMap(({ rules }) => rules.flatMap(({ audience }) => audience ?? [])))
  const said = file.read(z.record(z.string(), z.array(user).min(1)).default({}), ['users']) ?? {}
  for (const name of Object.keys(said))
    if (whole && !known.has(name))
      file.fault(['users', name], `no rule is for "${name}": use ${[...known].join(', ') || 'none'}`)
  return said
}

const user = z
  .string()
  .regex(
    /^(Practitioner|PractitionerRole)\/[A-Za-z0-9.-]{1,64}$/,
    'write Practitioner/id or PractitionerRole/id, as userId of a call says it',
  )

function whyNotRegional(id: string, { programmes }: Knowledge): string | null {
  const regional = programmes.filter((programme) => programme.regional).map((programme) => programme.id)
  if (regional.includes(id)) return null
  const why = programmes.some((programme) => programme.id === id) ? 'is offered everywhere' : 'is not known'
  return `the programme "${id}" ${why}: list only ${regional.join(', ')}; the region's own stand under programmes`
}

/** Every rule as a site names it, and whether it is off where nobody says so. */
function rulesOf({ services }: Knowledge): ReadonlyMap<string, boolean> {
  const rules = [...services.values()].flatMap(({ folder, rules }) =>
    rules.map(({ name, off }) => [`${folder}/${name}`, off] as const),
  )
  return new Map(rules)
}

function whyNoRule(name: string, rules: ReadonlyMap<string, boolean>): string | null {
  return rules.has(name) ? null : `there is no rule "${name}": use one of ${[...rules.keys()].join(', ')}`
}

function whyNotToSwitchOn(name: string, rulesOff: readonly string[], knowledge: Knowledge): string | null {
  const rules = rulesOf(knowledge)
  if (rulesOff.includes(name)) return `the rule "${name}" stands in rulesOff too: keep one`
  if (rules.get(name) === false) return `the rule "${name}" is on already: take it out`
  return whyNoRule(name, rules)
}

const mostDays = 366
const days = z.int().min(1, 'write days, from 1').max(mostDays, `write at most ${mostDays} days`).exactOptional()
const ownPacing = z.strictObject({ shownFor: days, restsUntil: days })

/** How often a site wants the same to be said, `off` for each time. Every fault is noted. */
function readPacing(file: YamlFile, { pacing }: Pick<Knowledge, 'pacing'>): Site['pacing'] {
  const said = file.read(z.unknown().optional(), ['pacing'])
  if (said === undefined) return defaultSite.pacing
  if (said === 'off') return said
  if (typeof said !== 'object' || said === null) {
    file.fault(['pacing'], `pacing is ${JSON.stringify(said)}: write off, or days under shownFor and restsUntil`)
    return defaultSite.pacing
  }
  const own = file.read(ownPacing, ['pacing'])
  if (!own) return defaultSite.pacing
  const shownFor = own.shownFor ?? pacing?.values.shownFor.values[0]?.value ?? 0
  const restsUntil = own.restsUntil ?? pacing?.values.restsUntil.values[0]?.value ?? mostDays
  if (restsUntil <= shownFor)
    file.fault(
      ['pacing', own.restsUntil === undefined ? 'shownFor' : 'restsUntil'],
      `a card shown for ${shownFor} days cannot begin anew after ${restsUntil}: make restsUntil the larger`,
    )
  return Object.freeze(own)
}
