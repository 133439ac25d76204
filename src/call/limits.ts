import { type Issue, issueOf } from '../errors.ts'

/** Most characters of each string of the envelope, and what a longer one is told. */
const strings = [
  ['hook', 128, 'hook-too-long'],
  ['hookInstance', 256, 'hook-instance-too-long'],
  ['context.userId', 256, 'user-id-too-long'],
  ['fhirServer', 2048, 'fhir-server-too-long'],
  ['fhirAuthorization.access_token', 16_384, 'access-token-too-long'],
  ['fhirAuthorization.scope', 8192, 'scope-too-long'],
  ['fhirAuthorization.subject', 1024, 'subject-too-long'],
] as const

/** Most characters of any other string of the context. */
const mostOfContext = 1024
/** Most members of each object of the envelope, and most prefetch keys: many times what a hook and a service have. */
const mostMembers = 200

/** What of an envelope is longer than is taken in. To be asked before anything else of it is read: what is read then is short. */
export function tooLong(body: object): readonly Issue[] {
  const wide = ['', 'context', 'fhirAuthorization', 'prefetch'].filter((path) => hasMany(at(body, path)))
  if (wide.length > 0) return wide.map(tooWide)
  const known = strings.flatMap(([path, most, code]) =>
    isLonger(at(body, path), most) ? [issueOf(code, { most }, path)] : [],
  )
  const context = Object(at(body, 'context'))
  const others = Object.keys(context).filter(
    (name) => name !== 'userId' && name !== 'patientId' && isLonger(context[name], mostOfContext),
  )
  return others.length > 0 ? [...known, contextTooLong] : known
}

const contextTooLong = issueOf('context-too-long', { most: mostOfContext }, 'context')

function tooWide(path: string): Issue {
  if (path === 'prefetch') return issueOf('prefetch-too-many', { most: mostMembers }, path)
  const where = path || { en: 'The body', nl: 'De body' }
  return issueOf('members-too-many', { where, most: mostMembers }, ...(path ? [path] : []))
}

function at(body: object, path: string): unknown {
  if (path === '') return body
  return path.split('.').reduce<unknown>((holder, name) => Object(holder)[name], body)
}

function isLonger(value: unknown, most: number): boolean {
  return typeof value === 'string' && value.length > most
}

function hasMany(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  let members = 0
  for (const _ in value) if (++members > mostMembers) return true
  return false
}
