import { z } from 'zod'
import type { LoadedCodes } from '../codes/codes.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, text, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { LoadedConcept } from '../knowledge.ts'
import type { Indicator, OutcomeAnswer, OutcomeLine, Outcomes } from './outcome.ts'

const months = z.number().int().min(0)
const codes = z.array(words).min(1)
const answer = z.strictObject({ concept: words, result: words } satisfies Fields<OutcomeAnswer>)

const line = answer
  .extend({
    title: text,
    yes: codes.default(['yes']),
    no: codes.default(['no']),
    from: z.number().exactOptional(),
    within: z.number().exactOptional(),
    unit: words.exactOptional(),
    codes: z.record(words, text).exactOptional(),
    adds: z.boolean().default(false),
    flow: z.strictObject({ at: months, states: z.record(words, text) }).exactOptional(),
    startIs: codes.exactOptional(),
    of: answer.extend({ is: codes }).exactOptional(),
  } satisfies Fields<Omit<OutcomeLine, 'name' | 'concept' | 'result'>>)
  .refine(
    ({ from, within, unit, codes, flow }) =>
      [from ?? within, unit, codes, flow].filter((each) => each !== undefined).length <= 1,
    'say at most one of from or within, unit, codes and flow: how the line is counted',
  )

const indicator = z
  .strictObject({
    title: text,
    definition: text,
    origin: z.enum(['ndf', 'nhs', 'own']),
    version: words,
    notBefore: months.default(0),
    at: z.array(months).min(1).exactOptional(),
    compared: z.boolean().default(false),
    judgedOn: z.enum(['measured', 'window-over']).default('measured'),
    countedFrom: answer.extend({ is: codes }).exactOptional(),
    events: z.boolean().default(false),
    quarterly: z.boolean().default(false),
    reference: z.boolean().default(false),
    lines: z.unknown(),
  } satisfies Fields<Omit<Indicator, 'id'>>)
  .refine(
    ({ quarterly, at, reference, countedFrom }) => !(quarterly && (at || reference || countedFrom)),
    'what is told by quarter has no time points: take out at, reference and countedFrom',
  )

const cohort = z.strictObject({
  start: words,
  standing: words,
  counts: codes,
  unknown: codes,
  left: codes,
} satisfies Fields<Outcomes['cohort']>)

const shape = z.strictObject({
  cohort,
  measuredBy: words,
  measures: codes,
  window: z.strictObject({ before: months, after: months }),
  startOfData: months,
  dimensions: z.record(
    words,
    z.strictObject({ title: text, bands: z.array(z.number()).min(1).exactOptional() } satisfies Fields<
      Outcomes['dimensions'][string]
    >),
  ),
  funnel: z.strictObject({ indicator: words, line: words, at: months }).exactOptional(),
  indicators: z.unknown(),
})

/** `outcomes.yaml` of a service; null where there is none, and outcomes of it cannot be counted. */
export function loadOutcomes(
  folder: Folder,
  service: string,
  known: { readonly concepts: readonly LoadedConcept[]; readonly codes: LoadedCodes },
): Outcomes | null {
  const file = folder.yamlIfThere(`${service}/outcomes.yaml`)
  const read = file?.read(shape)
  if (!file || !read) return null
  for (const name of ['start', 'standing'] as const)
    conceptOf(file, ['cohort', name], read.cohort[name], known.concepts)
  for (const [index, name] of [...read.measures, read.measuredBy].entries())
    if (!known.codes.measures.has(name))
      file.fault(
        index < read.measures.length ? ['measures', index] : ['measuredBy'],
        `"${name}" is no measure of codes/observations.yaml: mend the name`,
      )
  const indicators = [...file.entries(indicator, ['indicators'])].map(([id, each]): Indicator => {
    const at = ['indicators', id, 'lines'] as const
    if (each.countedFrom) checkAnswer(file, ['indicators', id, 'countedFrom'], each.countedFrom, known.concepts)
    const lines = [...file.entries(line, at)].map(([name, told]): OutcomeLine => ({ name, ...told, ...flowing(told) }))
    for (const { name, of, ...told } of lines) {
      checkAnswer(file, [...at, name], told, known.concepts)
      if (of) checkAnswer(file, [...at, name, 'of'], of, known.concepts)
    }
    return { id, ...each, lines }
  })
  const { funnel } = read
  if (
    funnel &&
    !indicators.some(({ id, lines }) => id === funnel.indicator && lines.some(({ name }) => name === funnel.line))
  )
    file.fault(['funnel'], `there is no line "${funnel.line}" of ${funnel.indicator}: mend the names`)
  return { ...read, indicators }
}

/** Of states at the start and now a code for each two. */
function flowing({ flow }: { readonly flow?: OutcomeLine['flow'] }): Pick<OutcomeLine, 'codes'> {
  if (!flow) return {}
  const states = Object.entries(flow.states)
  const pairs = states.flatMap(([then, from]) =>
    states.map(
      ([now, to]) => [`${then}>${now}`, { nl: `${from.nl} → ${to.nl}`, en: `${from.en} → ${to.en}` }] as const,
    ),
  )
  return { codes: Object.fromEntries(pairs) }
}

function checkAnswer(
  file: YamlFile,
  at: readonly PropertyKey[],
  { concept, result }: OutcomeAnswer,
  concepts: readonly LoadedConcept[],
): void {
  const found = conceptOf(file, [...at, 'concept'], concept, concepts)
  if (found && !found.concept.result.includes(result))
    file.fault([...at, 'result'], `"${result}" is not in the result of the concept: mend the name`)
}

function conceptOf(file: YamlFile, at: readonly PropertyKey[], name: string, concepts: readonly LoadedConcept[]) {
  const found = concepts.find((each) => each.name === name)
  if (!found)
    file.fault(
      at,
      `the concept "${name}" has no folder in shared/ or in the concepts/ of this service: add it or mend the name`,
    )
  return found
}
