import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { yearsAfter } from '../../src/calendar.ts'
import { keptBack } from './kept-back.ts'
import { withEntry, withItem, withList } from './listed.ts'
import { partsOf } from './name.ts'
import type { Plan } from './plan.ts'
import { filled } from './template.ts'

/** A rule to be written, which is off until its author takes it out of `rulesOff`. @throws Error when it cannot go there */
export function newRule(place: string, root: string, today: string): Plan {
  const [service, name] = partsOf('rule', place)
  const read = (file: string) => {
    const path = join(root, service, file)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  }
  const file = read('service.yaml')
  if (file === undefined)
    throw new Error(
      `there is no service "${service}" in cds-services/: mend the name, or make it with npm run new -- service ${service}`,
    )
  if (existsSync(join(root, service, 'rules', name)))
    throw new Error(`there is a rule "${name}" in cds-services/${service}/ already: give this one another name`)
  const plan = ruleIn({ service, name }, file, asOfIn(read('usual-case.yaml')) ?? today, today)
  return keptBack(plan, { service, name }, root)
}

/** Such a rule in a service, whether or not that is written yet. @param file its service.yaml @param asOf the day on which cases of the service are judged */
export function ruleIn(
  { service, name }: { readonly service: string; readonly name: string },
  file: string,
  asOf: string,
  today: string,
): Plan {
  const words = {
    NAME: name,
    SERVICE: service,
    AS_OF: asOf,
    TODAY: today,
    NEXT_YEAR: yearsAfter(today, 1),
  }
  const at = `${service}/rules/${name}`
  return new Map([
    ...filled('rule', at, words),
    ...filled('parameters.yaml', `${at}/parameters.yaml`, words),
    [`${service}/service.yaml`, listing(name, file)],
  ])
}

/** The day of a usual case. */
export function asOfIn(usualCase: string | undefined): string | undefined {
  const { asOf } = Object(parse(usualCase ?? '{}', { schema: 'core' }))
  return typeof asOf === 'string' ? asOf : undefined
}

/** `service.yaml` with a rule that is off, and whose cards come last of those that inform. */
function listing(name: string, file: string): string {
  const rankings: object = Object(Object(parse(file)).rankings)
  const [goal] = Object.entries(rankings).find(([, { indicators }]) => indicators?.includes('info')) ?? []
  if (goal === undefined) throw new Error('service.yaml has no ranking for cards that are info: add one')
  const off = withList(file, 'rulesOff', 'rules', 'These decide nothing unless a site switches them on (docs/site.md).')
  const asks = `${name}: { nl: 'Wat vraagt ${name}?', en: 'What does ${name} ask?' }`
  const listed = withItem(withEntry(off, 'rules', asks), ['rulesOff'], name)
  return withItem(listed, ['rankings', goal, 'cards'], `{ rule: ${name} }`)
}
