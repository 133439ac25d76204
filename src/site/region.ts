import { ownShare } from '../budget/memory.ts'
import { Answers } from '../fhir/client/answers.ts'
import { type FhirAccess, search } from '../fhir/client/client.ts'
import { NotHad } from '../fhir/failed-answer.ts'
import type { Path, YamlFile } from '../knowledge/files/yaml.ts'
import type { Knowledge, Programme } from '../knowledge/knowledge.ts'
import { programmeOf } from './healthcare-service.ts'

/** An entry of the region's directory that is not offered: where it stands, what is wrong and what to do. */
export interface LeftOut {
  readonly where: string
  readonly message: string
}

/** What came of the region's own programmes. */
export interface Region {
  /** `none`: the site file names no directory; `failed`: the FHIR server was asked in vain; `unread`: it was not asked. */
  readonly state: 'none' | 'read' | 'failed' | 'unread'
  readonly programmes: readonly Programme[]
  readonly leftOut: readonly LeftOut[]
  /** National programmes in whose place local forms are offered. */
  readonly replaced: readonly Programme[]
  /** Why the FHIR server was asked in vain. */
  readonly failure: string | null
}

export const noRegion: Region = Object.freeze({
  state: 'none',
  programmes: [],
  leftOut: [],
  replaced: [],
  failure: null,
})

/** Where a FHIR server has the region's programmes. */
export interface Directory {
  readonly fhirServer: string
  readonly query: string
}

type Entry = readonly [resource: unknown, where: (at: Path) => string]

/** The entries of a file that is a Bundle or a list; anything else is a fault of the file. */
export function entriesIn(file: YamlFile): readonly Entry[] {
  const { content } = file
  if (content === undefined) return []
  const bundle = content as { readonly resourceType?: unknown; readonly entry?: unknown } | null
  const isBundle = bundle?.resourceType === 'Bundle'
  const list = isBundle ? (bundle.entry ?? []) : content
  if (!Array.isArray(list)) {
    file.fault([], 'the file must be a Bundle or a list of HealthcareService resources')
    return []
  }
  return list.flatMap((item, index): Entry[] => {
    const mode: unknown = isBundle ? item?.search?.mode : undefined
    if (mode === 'include' || mode === 'outcome') return []
    const base = isBundle ? ['entry', index, 'resource'] : [index]
    const where = (at: Path) => {
      const { line, column } = file.where([...base, ...at])
      return `${file.path}:${line}:${column}: ${spelt([...base, ...at])}`
    }
    return [[isBundle ? item?.resource : item, where]]
  })
}

/** The entries that a FHIR server gives. @throws NotHad when it does not within so many milliseconds */
export async function entriesFrom({ fhirServer, query }: Directory, deadline: number): Promise<readonly Entry[]> {
  const controller = new AbortController()
  const late = new NotHad('timeout', `did not answer within ${deadline} ms`, `antwoordde niet binnen ${deadline} ms`)
  const timer = setTimeout(() => controller.abort(late), deadline)
  const answers = new Answers(ownShare())
  const access: FhirAccess = { base: fhirServer, token: undefined, signal: controller.signal, answers }
  try {
    const entries = await search(access, query)
    const found = entries.flatMap(({ resource }) => (resource.resourceType === 'HealthcareService' ? resource : []))
    return found.map((resource, index): Entry => {
      const name = `${fhirServer}/HealthcareService/${resource.id ?? '?'} (${index + 1} of ${found.length})`
      return [resource, (at) => `${name}: ${spelt(at)}`]
    })
  } finally {
    clearTimeout(timer)
  }
}

/** The programmes among entries: each good one once, and what is left out. */
export function programmesIn(entries: readonly Entry[], knowledge: Knowledge): Pick<Region, 'programmes' | 'leftOut'> {
  const programmes = new Map<string, Programme>()
  const leftOut: LeftOut[] = []
  for (const [resource, where] of entries) {
    const tell = (at: Path, message: string) => leftOut.push({ where: where(at), message })
    const programme = programmeOf(resource, knowledge, tell)
    if (!programme) continue
    if (programmes.has(programme.id)) tell(['id'], `another entry is the programme "${programme.id}" too: keep one`)
    else programmes.set(programme.id, programme)
  }
  return { programmes: [...programmes.values()], leftOut }
}

function spelt(at: Path): string {
  return at.reduce<string>(
    (path, step) =>
      typeof step === 'number' ? `${path}[${step}]` : path === '' ? String(step) : `${path}.${String(step)}`,
    '',
  )
}
