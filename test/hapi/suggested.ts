import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Resource } from 'fhir/r4.js'
import type { Card } from '../../src/cards/card.ts'
import { writingsOf } from '../../src/cards/writing.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'

/** One resource that a card offers to write. */
export interface Suggested {
  /** Card, language and label. */
  readonly name: string
  readonly type: 'create' | 'update'
  readonly resource: Resource
}

/** Everything that the golden cards of all services offer. */
export function suggested(): readonly Suggested[] {
  const golden = join(packageRoot(), 'test/golden')
  const paths = readdirSync(golden, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'))
  return paths.sort().flatMap((path) => {
    const { suggestions = [] }: Card = JSON.parse(readFileSync(join(golden, path), 'utf8'))
    return suggestions.flatMap(({ label, actions }) =>
      writingsOf(actions).map(({ type, resource }, index) => ({
        name: `${path.replace(/\.json$/, '')}: ${label} (${index + 1})`,
        type,
        resource: resource as unknown as Resource,
      })),
    )
  })
}

/** What these resources refer to, as `Type/id`. */
export function referredIn(resources: readonly Suggested[]): readonly string[] {
  const all = JSON.stringify(resources.map(({ resource }) => resource))
  return [...new Set([...all.matchAll(/"reference":"([^"]*)"/g)].map(([, reference = '']) => reference))]
}
