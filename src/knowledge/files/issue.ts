import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** A zod issue in words that say what to do, with the path of what is wrong. */
export interface Complaint {
  readonly at: readonly PropertyKey[]
  readonly message: string
}

/** Turns an issue of a schema into complaints; unknown keys give one each. */
export function complaints(issue: Issue): readonly Complaint[] {
  if (issue.code !== 'unrecognized_keys') return [{ at: issue.path, message: wording(issue) }]
  return issue.keys.map((key) => ({
    at: [...issue.path, key],
    message: `"${key}" is not a known key here: mend the spelling or take it out`,
  }))
}

function wording(issue: Issue): string {
  const name = String(issue.path.at(-1) ?? 'the file')
  if (issue.code === 'invalid_key') return `the key "${name}" is wrong (${issue.issues[0]?.message}): mend it`
  if (issue.input === undefined) return `"${name}" is missing: add it`
  if (issue.code === 'invalid_union' && issue.discriminator)
    return `"${name}" is ${JSON.stringify(Reflect.get(Object(issue.input), name))}: ${issue.message}`
  const found = JSON.stringify(issue.input).slice(0, 60)
  if (issue.code === 'invalid_value') return `"${name}" is ${found}: use one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof issue.input !== 'object')
    return `"${name}" is ${found}, which is not text: put it in quotes`
  if (issue.code === 'invalid_type') return `"${name}" must be ${article(issue.expected)}, found ${found}`
  if (issue.code === 'too_small') return `"${name}" is empty or too small: ${issue.message}`
  if (issue.code === 'custom') return issue.message
  return `"${name}" is ${found}: ${issue.message}`
}

function article(expected: string): string {
  if (expected === 'array') return 'a list'
  if (expected === 'object' || expected === 'record') return 'a map'
  return `a ${expected}`
}
