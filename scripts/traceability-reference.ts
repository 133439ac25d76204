import { existsSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { parse } from 'yaml'
import { Remembered } from '../src/fhir/remembered.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { packageRoot } from '../src/knowledge/root.ts'

/** What a reference leads to: words for a reader, and a path from the root of the project. */
export interface Target {
  readonly label: string
  readonly path: string
}

/** Finds what a reference means; null when there is no such thing. */
export type Find = (reference: string) => Target | null

interface Owner {
  readonly kind: 'rule' | 'concept'
  readonly name: string
  readonly folder: string
  readonly parameters: ReadonlySet<string>
  readonly cards: ReadonlySet<string>
}

/**
 * Finds `rule:`, `concept:`, `value:`, `card:`, `case:`, `text:` (in `cds-services/`, `#key` of a YAML file) and `file:` references.
 * Reads each file once.
 */
export function finder(knowledge: Knowledge): Find {
  const owners = ownersOf(knowledge)
  const files = new Remembered<string, unknown>()
  const named = new Remembered<string, ReadonlySet<string>>()

  function yaml(path: string): unknown {
    return files.of(path, () => parse(readFileSync(join(packageRoot(), path), 'utf8')))
  }

  function caseNames(folder: string): ReadonlySet<string> {
    return named.of(folder, () => {
      const path = `${folder}/cases.yaml`
      const cases = isThere(path) ? (yaml(path) as readonly { name: string }[]) : []
      return new Set(cases.map(({ name }) => name))
    })
  }

  function owned(holds: (owner: Owner) => boolean, label: string, file: string): Target | null {
    const owner = owners.find(holds)
    return owner ? { label, path: `${owner.folder}/${file}` } : null
  }

  return (reference) => {
    const [, kind, name = ''] = /^([a-z]+):(.+)$/s.exec(reference) ?? []
    const [, owner, rest = ''] = /^([^/]*)\/(.+)$/s.exec(name) ?? []
    switch (kind) {
      case 'rule':
        return owned(({ folder }) => folder === `cds-services/${name}`, `rule ${rest}`, 'rule.ts')
      case 'concept':
        return owned((each) => each.kind === kind && each.name === name, `concept ${name}`, 'concept.ts')
      case 'value':
        return owned((each) => each.name === owner && each.parameters.has(rest), `value ${name}`, 'parameters.yaml')
      case 'card':
        return owned((each) => each.name === owner && each.cards.has(rest), `card ${rest}`, `cards/${rest}.nl.md`)
      case 'case':
        return owned((each) => each.name === owner && caseNames(each.folder).has(rest), `case "${rest}"`, 'cases.yaml')
      case 'text': {
        const [path = '', key] = name.split('#')
        if (!isThere(`cds-services/${path}`)) return null
        if (key !== undefined && !Object.hasOwn(Object(yaml(`cds-services/${path}`)), key)) return null
        return { label: key === undefined ? path : `${path}, ${key}`, path: `cds-services/${path}` }
      }
      case 'file':
        return isThere(name) ? { label: name, path: name } : null
      default:
        return null
    }
  }
}

function ownersOf({ services, concepts }: Knowledge): readonly Owner[] {
  return [
    ...[...services].flatMap(([service, { rules }]) =>
      rules.map(({ name, parameters, cards }) => ({
        kind: 'rule' as const,
        name,
        folder: `cds-services/${service}/${name}`,
        parameters: new Set(parameters.keys()),
        cards: new Set(cards.keys()),
      })),
    ),
    ...concepts.map(({ name, parameters }) => ({
      kind: 'concept' as const,
      name,
      folder: `cds-services/concepts/${name}`,
      parameters: new Set(parameters.keys()),
      cards: new Set<string>(),
    })),
  ]
}

function isThere(path: string): boolean {
  return normalize(path) === path && !path.startsWith('..') && existsSync(join(packageRoot(), path))
}
