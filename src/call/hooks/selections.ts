import { type Issue, issueOf } from '../../errors.ts'
import type { Brought } from './brought.ts'

/** Which drafts a call is about. */
export interface Selection {
  /** Whether the draft of this name is one; of a draft without an id nothing can say so. */
  readonly has: (name: string) => boolean
  readonly issues: readonly Issue[]
  readonly lenient: Brought['lenient']
}

const place = 'context.selections'
const all = () => true

/** Reads `selections`: names of drafts, relative or absolute. Missing or empty they mean all. @param drafts the names of all drafts */
export function readSelections(selections: unknown, drafts: ReadonlySet<string>): Selection {
  if (selections === undefined || selections === null) return asAll('selections-missing')
  if (!Array.isArray(selections) || selections.some((each) => typeof each !== 'string'))
    return { has: all, issues: [issueOf('selections-invalid', {}, place)], lenient: [] }
  if (selections.length === 0) return asAll('selections-empty')
  const names = (selections as readonly string[]).map(nameIn)
  const dangles = (name: string) => !drafts.has(name)
  const issue = issueOf('selections-dangling', {}, `${place}[${names.findIndex(dangles)}]`)
  const chosen = new Set(names)
  return {
    has: (name) => chosen.has(name),
    issues: [],
    lenient: names.some(dangles) ? [{ kind: 'selections-dangling', issue }] : [],
  }
}

function asAll(kind: 'selections-missing' | 'selections-empty'): Selection {
  return { has: all, issues: [], lenient: [{ kind, issue: issueOf(kind, {}, place) }] }
}

/** The last two parts of a reference, which are type and id: ids are compared letter by letter, whatever is in them. */
function nameIn(reference: string): string {
  return reference
    .trim()
    .replace(/\/_history\/[^/]*$/, '')
    .split('/')
    .slice(-2)
    .join('/')
}
