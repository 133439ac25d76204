import { existsSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { Remembered } from '../../src/patient/memo.ts'

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
  /** Folder of its service, or that of what services share. */
  readonly service: string
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

  /** What one rule or concept has, and no other: where two of a name have it, the folder of the service goes before the name. */
  function owned(name: string, has: (owner: Owner, rest: string) => Target | null): Target | null {
    const found = owners.flatMap((owner) =>
      [owner.name, `${owner.service}/${owner.name}`].flatMap((prefix) => {
        const target =
          name === prefix || name.startsWith(`${prefix}/`) ? has(owner, name.slice(prefix.length + 1)) : null
        return target ? [target] : []
      }),
    )
    const [first] = found
    return first && new Set(found.map(({ path }) => path)).size === 1 ? first : null
  }

  return (reference) => {
    const [, kind, name = ''] = /^([a-z]+):(.+)$/s.exec(reference) ?? []
    switch (kind) {
      case 'rule':
      case 'concept':
        return owned(name, (owner, rest) =>
          owner.kind === kind && rest === ''
            ? { label: `${kind} ${owner.name}`, path: `${owner.folder}/${kind}.ts` }
            : null,
        )
      case 'value':
        return owned(name, ({ name, folder, parameters }, rest) =>
          parameters.has(rest) ? { label: `value ${name}/${rest}`, path: `${folder}/parameters.yaml` } : null,
        )
      case 'card':
        return owned(name, ({ folder, cards }, rest) =>
          cards.has(rest) ? { label: `card ${rest}`, path: `${folder}/cards/${rest}/nl.md` } : null,
        )
      case 'case':
        return owned(name, ({ folder }, rest) =>
          caseNames(folder).has(rest) ? { label: `case "${rest}"`, path: `${folder}/cases.yaml` } : null,
        )
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
    ...[...services.values()].flatMap(({ rules }) =>
      rules.map(({ name, at, parameters, cards }) => ({
        kind: 'rule' as const,
        name,
        service: at.split('/')[0] ?? '',
        folder: `cds-services/${at}`,
        parameters: new Set(parameters.keys()),
        cards: new Set(cards.keys()),
      })),
    ),
    ...concepts.map(({ name, at, parameters }) => ({
      kind: 'concept' as const,
      name,
      service: at.split('/')[0] ?? '',
      folder: `cds-services/${at}`,
      parameters: new Set(parameters.keys()),
      cards: new Set<string>(),
    })),
  ]
}

function isThere(path: string): boolean {
  return normalize(path) === path && !path.startsWith('..') && existsSync(join(packageRoot(), path))
}
