import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { checkName } from './name.ts'
import type { Plan } from './plan.ts'
import { ruleIn } from './rule.ts'
import { filled } from './template.ts'

/** A service to be written: a draft, with one rule that is off. @throws Error when there cannot be one of that name */
export function newService(name: string, rule: string, root: string, today: string): Plan {
  checkName('service', name)
  checkName('rule', rule)
  if (existsSync(join(root, name)))
    throw new Error(`there is a folder cds-services/${name}/ already: give the service another name`)
  const other = serviceWith(name, root)
  if (other !== undefined) throw new Error(`"${name}" is the id of a service in cds-services/${other}/: take another`)
  const files = filled('service', name, { NAME: name, TODAY: today })
  const file = files.get(`${name}/service.yaml`) ?? ''
  return new Map([...files, ...ruleIn({ service: name, name: rule }, file, today, today)])
}

/** The folder of the service that clients call by this id. */
function serviceWith(id: string, root: string): string | undefined {
  return readdirSync(root).find((folder) => {
    const path = join(root, folder, 'service.yaml')
    const { hooks } = Object(existsSync(path) ? parse(readFileSync(path, 'utf8')) : {})
    return Array.isArray(hooks) && hooks.some((hook) => Object(hook).id === id)
  })
}
