import { z } from 'zod'
import type { Vocabulary } from '../vocabulary.ts'
import { moment } from '../word/moment.ts'
import type { Draft } from '../word/resource.ts'
import { writeFindings } from './finding.ts'
import { writeValues } from './measurement.ts'

const never = 'never'
/** Every check that is not named beside it. */
const all = 'all'

/** Checks that were done with nothing wrong, each with its day. */
export const checksIn = ({ checks }: Vocabulary) =>
  z.record(z.string(), z.union([z.literal(never), moment], `write a day, or ${never}`)).superRefine((done, context) => {
    for (const name of Object.keys(done)) {
      if (name === all || checks.has(name)) continue
      const message = `"${name}" is no check of case-words.yaml: use ${[all, ...checks.keys()].join(', ')}`
      context.addIssue({ code: 'custom', path: [name], message, input: name })
    }
  })

/** The Observations of each check. */
export function writeChecks(done: Readonly<Record<string, string>> = {}, vocabulary: Vocabulary): Draft[] {
  return Object.entries(done).flatMap(([name, day]) => {
    const named = name === all ? [...vocabulary.checks.keys()].filter((each) => !(each in done)) : [name]
    return day === never ? [] : named.flatMap((each) => written(each, day, vocabulary))
  })
}

function written(name: string, day: string, { checks, measured, dictionary: { codes } }: Vocabulary): Draft[] {
  return Object.entries(checks.get(name) ?? {}).flatMap(([word, found]) => {
    if (typeof found === 'string') return writeFindings({ [word]: { on: day, value: found } }, codes)
    const each = measured.get(word)
    return each ? writeValues(each, { [day]: { value: found } }, codes) : []
  })
}
