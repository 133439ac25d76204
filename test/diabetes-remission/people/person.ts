import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const day = z.iso.date()
/** A system and its code, such as `icpc F83.01`. */
const code = z.templateLiteral([z.enum(['icpc', 'snomed', 'icd10']), ' ', z.string()])
const measures = [
  'hba1c',
  'fasting',
  'random',
  'capillary',
  'weight',
  'waist',
  'pressure',
  'triglycerides',
  'hdl',
  'egfr',
  'acr',
] as const

const person = z.strictObject({
  sex: z.enum(['male', 'female']),
  born: day,
  height: z.number().optional(),
  since: day,
  diabetes: z.string().default('T90.02'),
  status: z.string().optional(),
  language: z.string().optional(),
})

const paper = z.strictObject({
  speaks: z.record(z.string(), z.string()),
  missing: z.record(z.string(), z.array(z.string())).default({}),
  cards: z.record(z.string(), z.enum(['info', 'warning', 'critical'])),
  order: z.array(z.string()).optional(),
  continues: z.array(z.string()).optional(),
  silent: z.record(z.string(), z.string()).default({}),
  reason: z.record(z.string(), z.string()).default({}),
  result: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  says: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]),
  suggests: z.array(z.string()).default([]),
  neverSuggests: z.array(z.string()).default([]),
})

const someone = z.strictObject({
  id: z.string(),
  story: z.string(),
  person,
  conditions: z.array(z.strictObject({ code, from: day })).default([]),
  procedures: z.array(z.strictObject({ code, on: day })).default([]),
  drugs: z
    .array(
      z.strictObject({
        name: z.string(),
        atc: z.string(),
        from: day,
        until: day.optional(),
        for: z.string().optional(),
      }),
    )
    .default([]),
  plans: z
    .array(
      z.strictObject({ title: z.string(), from: day, until: day.optional(), status: z.string().default('active') }),
    )
    .default([]),
  tasks: z.array(z.strictObject({ on: day, status: z.string() })).default([]),
  orders: z.array(z.strictObject({ loinc: z.string(), on: day })).default([]),
  goals: z.array(z.strictObject({ text: z.string(), status: z.string(), on: day })).default([]),
  measured: z.partialRecord(z.enum(measures), z.record(day, z.union([z.number(), z.string()]))).default({}),
  paper,
})

/** Somebody who does not exist, and what was decided about them on paper. */
export type Someone = z.infer<typeof someone>

/** @throws Error when a person is not of the shape */
export async function people(): Promise<readonly Someone[]> {
  const found: Someone[] = []
  for (const file of await readdir(import.meta.dirname))
    if (file.endsWith('.yaml'))
      found.push(...z.array(someone).parse(parse(await readFile(join(import.meta.dirname, file), 'utf8'))))
  return found
}
