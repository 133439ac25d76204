import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { withItem } from './listed.ts'
import type { Plan } from './plan.ts'

const page = 'conversation/page.yaml'
const codes = 'conversation/codes.yaml'

/** A plan for a rule, with all its reasons kept back from patients where the conversation page is about its service. */
export function keptBack(plan: Plan, { service, name }: { service: string; name: string }, root: string): Plan {
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  if (!existsSync(join(root, page)) || Object(parse(read(page))).service !== service) return plan
  const reasons = Object.keys(parse(plan.get(`${service}/rules/${name}/reasons.yaml`) ?? '{}'))
  const each = reasons.map((reason) => `${reason}: professional`).join(', ')
  const item = `{ rule: ${name}, slot: panel, codes: { ${each} } }`
  return new Map([...plan, [codes, withItem(read(codes), ['lists'], item)]])
}
