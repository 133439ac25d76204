import type { Fact } from '../../patient/fact.ts'
import type { Speaker } from '../language.ts'

/** A fact's value as a person reads it: codes that the knowledge or the page has words for stand in those. */
export function written({ value, unit: code, comparator, fact }: Fact, words: Speaker): string {
  const { say, unit, number } = words
  if (value === null) return say.noValue
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (typeof value === 'number') return `${comparator ?? ''}${number(value)} ${code ? unit(code, value) : ''}`.trim()
  if (fact === 'sex') return value === 'male' || value === 'female' || value === 'other' ? say[value] : value
  return told(value, words)
}

/** `metformin (in-use): Metformine 500 mg`, `gli (running)`, `T90.02 (remission)`: codes, how it stands, and a name as it was written. */
const shape = /^(?<codes>[^():]+?)(?: \((?<state>[a-z-]+)\))?(?:: (?<name>.*))?$/s

function told(value: string, { say, term }: Speaker): string {
  const { codes, state, name } = shape.exec(value)?.groups ?? {}
  const standing = state && { ...say.phase, ...say.states }[state]
  if (codes === undefined || (state && !standing)) return value
  const what = codes.split(' + ').map(term).join(' + ')
  return `${name ?? what}${standing ? ` (${name ? `${what}, ` : ''}${standing})` : ''}`
}
