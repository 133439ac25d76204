import type { Metadata } from './metadata.ts'

/** What saving creates. */
export const written = ['CarePlan', 'Goal', 'ServiceRequest'] as const

/**
 * The scopes that a launch asks: to read what is read, one for each type, and to create what is saved. Many servers cannot be asked a
 * second time, so creating is asked at once; nothing is asked that outlives the talk.
 * @see https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html#scopes-for-requesting-fhir-resources
 */
export function scopesFor(
  types: readonly string[],
  { hasGranularScopes }: Pick<Metadata, 'hasGranularScopes'>,
  launch: string | null,
): string {
  const [read, create] = hasGranularScopes ? ['rs', 'c'] : ['read', 'write']
  return [
    launch === null ? 'launch/patient' : 'launch',
    'openid',
    'fhirUser',
    ...types.map((type) => `patient/${type}.${read}`),
    ...written.map((type) => `patient/${type}.${create}`),
  ].join(' ')
}

/** What a server granted. */
export interface Granted {
  readonly reads: (type: string) => boolean
  readonly creates: boolean
}

/**
 * What a token may do, by the scopes that came with it; a server that names none granted what was asked. Types that are `searched` must
 * be searchable. A scope with a condition (`?category=`) gives a part only, which is not taken for the whole.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
 */
export function grantedIn(said: unknown, asked: string, searched: ReadonlySet<string>): Granted {
  const scopes = (typeof said === 'string' ? said : asked).split(/\s+/).flatMap((scope) => rightsIn(scope) ?? [])
  const may = (type: string, right: string) =>
    scopes.some((scope) => (scope.type === type || scope.type === '*') && scope.rights.includes(right))
  return {
    reads: (type) => may(type, 'r') && (may(type, 's') || !searched.has(type)),
    creates: written.every((type) => may(type, 'c')),
  }
}

const versionOne: ReadonlyMap<string, string> = new Map([
  ['read', 'rs'],
  ['write', 'cud'],
  ['*', 'cruds'],
])

function rightsIn(scope: string): { readonly type: string; readonly rights: string } | null {
  const [, type, said] = /^patient\/([A-Za-z]+|\*)\.([a-z]+|\*)$/.exec(scope) ?? []
  if (type === undefined || said === undefined) return null
  const rights = versionOne.get(said) ?? (/^c?r?u?d?s?$/.test(said) ? said : '')
  return { type, rights }
}

/** Whether too little may be read to look at somebody: of a line of what is needed, nothing. */
export function lacksNeeded(needed: readonly (readonly string[])[], reads: (type: string) => boolean): boolean {
  return needed.some((line) => !line.some(reads))
}
