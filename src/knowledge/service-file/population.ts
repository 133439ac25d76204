import { z } from 'zod'
import type { Folder } from '../files/folder.ts'
import { type Fields, text, words } from '../files/text.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import type { Population } from '../knowledge.ts'
import type { FunnelStep } from './funnel-step.ts'
import { type ListedNames, loadWorklist, worklist } from './worklist.ts'

const step = z
  .strictObject({
    title: text,
    reasons: z.array(words).min(1).default([]),
    result: words.exactOptional(),
    values: z.array(words).min(1).default([]),
    notShown: z.boolean().default(false),
  } satisfies Fields<Omit<FunnelStep, 'name'>>)
  .refine(
    ({ reasons, result, notShown }) =>
      [reasons.length > 0, result !== undefined, notShown].filter(Boolean).length === 1,
    'say one of reasons, result with values, or notShown: why people are lost at this step',
  )

const funnel = z.strictObject({ rule: words, stays: z.array(words).min(1), steps: z.unknown() })
const shape = z.strictObject({
  byDefault: z.boolean().default(false),
  funnel,
  exclusions: words.exactOptional(),
  bands: words.exactOptional(),
  columns: z.array(words).default([]),
  worklist: worklist.exactOptional(),
})

/** What `population.yaml` may name; `rules` as far as they could be loaded. */
export interface ScreenedNames extends ListedNames {
  readonly names: readonly string[]
  /** Why the service may not apply to a person. */
  readonly outside: readonly string[]
}

/** `population.yaml` of a service; null where there is none, and many people cannot be screened with it. */
export function loadPopulation(folder: Folder, service: string, known: ScreenedNames): Population | null {
  const file = folder.yamlIfThere(`${service}/population.yaml`)
  const read = file?.read(shape)
  if (!file || !read) return null
  const steps = [...file.entries(step, ['funnel', 'steps'])].map(([name, each]) => ({ name, ...each }))
  const { exclusions, bands, columns, byDefault } = read
  const { rule: name, stays } = read.funnel
  if (!known.names.includes(name))
    file.fault(['funnel', 'rule'], `"${name}" is not among the rules of this service: mend the name`)
  const rule = known.rules.find((each) => each.name === name)?.rule
  if (rule) {
    checkReasons(file, { stays, steps }, [...known.outside, ...rule.reasons])
    for (const [index, { result }] of steps.entries())
      checkResult(file, ['funnel', 'steps', steps[index]?.name ?? '', 'result'], result, rule.result)
    checkResult(file, ['exclusions'], exclusions, rule.result)
    checkResult(file, ['bands'], bands, rule.result)
  }
  const results = known.rules.flatMap((each) => each.rule.result)
  for (const [index, each] of columns.entries())
    if (!results.includes(each)) file.fault(['columns', index], `"${each}" is in the result of no rule: mend the name`)
  return {
    byDefault,
    columns,
    funnel: { rule: name, stays, steps },
    ...(exclusions && { exclusions }),
    ...(bands && { bands }),
    ...(read.worklist && { worklist: loadWorklist(file, read.worklist, known) }),
  }
}

/** Every reason has one place: people who are lost are lost for something, and once. */
function checkReasons(
  file: YamlFile,
  { stays, steps }: Pick<Population['funnel'], 'stays' | 'steps'>,
  given: readonly string[],
): void {
  const seen = new Set<string>()
  const places: readonly (readonly [Path, readonly string[]])[] = [
    [['funnel', 'stays'], stays],
    ...steps.map(({ name, reasons }) => [['funnel', 'steps', name, 'reasons'], reasons] as const),
  ]
  for (const [at, reasons] of places)
    for (const [index, reason] of reasons.entries()) {
      if (!given.includes(reason))
        file.fault([...at, index], `"${reason}" is no reason of the rule or of the service: mend the name`)
      if (seen.has(reason)) file.fault([...at, index], `"${reason}" stands in this funnel twice: take one out`)
      seen.add(reason)
    }
  for (const reason of new Set(given))
    if (!seen.has(reason))
      file.fault(['funnel', 'steps'], `no step says "${reason}": add it where people are lost for it`)
}

function checkResult(file: YamlFile, at: Path, name: string | undefined, given: readonly string[]): void {
  if (name !== undefined && !given.includes(name))
    file.fault(at, `"${name}" is not in the result of the rule: mend the name`)
}
