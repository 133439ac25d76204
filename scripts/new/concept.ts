import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { yearsAfter } from '../../src/calendar.ts'
import { shared } from '../../src/knowledge/services/concept-scope.ts'
import { partsOf } from './name.ts'
import type { Plan } from './plan.ts'
import { asOfIn } from './rule.ts'
import { filled } from './template.ts'

/** A concept to be written, of one service or of all. @throws Error when it cannot go there */
export function newConcept(place: string, root: string, today: string): Plan {
  const [owner, name] = partsOf('concept', place)
  const isShared = owner === shared
  if (!isShared && !existsSync(join(root, owner, 'service.yaml')))
    throw new Error(`there is no service "${owner}" in cds-services/: mend the name, or write ${shared}/${name}`)
  const other = roomsBeside(owner, root).find((room) => existsSync(join(root, room, name)))
  if (other !== undefined)
    throw new Error(`there is a concept "${name}" in cds-services/${other}/ already: give this one another name`)
  const usual = join(root, owner, 'usual-case.yaml')
  const words = {
    NAME: name,
    ROOM: owner,
    ENGINE: isShared ? '../../engine.ts' : '../../../engine.ts',
    AS_OF: asOfIn(existsSync(usual) ? readFileSync(usual, 'utf8') : undefined) ?? today,
    TODAY: today,
    NEXT_YEAR: yearsAfter(today, 1),
  }
  const at = isShared ? `${shared}/${name}` : `${owner}/concepts/${name}`
  return new Map([...filled('concept', at, words), ...filled('parameters.yaml', `${at}/parameters.yaml`, words)])
}

/** Where a concept of the same name would be taken for this one: what is shared is known everywhere. */
function roomsBeside(owner: string, root: string): readonly string[] {
  const services = readdirSync(root).filter((folder) => existsSync(join(root, folder, 'service.yaml')))
  return [shared, ...services.filter((each) => owner === shared || each === owner).map((each) => `${each}/concepts`)]
}
