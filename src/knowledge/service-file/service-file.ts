import { z } from 'zod'
import { type Fields, text, url, words } from '../files/text.ts'
import type { Service } from '../knowledge.ts'
import { hook } from './hook.ts'
import { rankings } from './ranking.ts'

/** `service.yaml`: what a folder of rules says of itself. It makes one service for each of its hooks. */
export const serviceFile = z.strictObject({
  hooks: z.array(hook).min(1),
  version: words,
  status: z.enum(['active', 'draft']),
  title: text,
  description: text,
  usageRequirements: text,
  prefetch: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'write a name of letters and digits'), words),
  needed: z.array(z.array(words).min(1)),
  topic: z.strictObject({ system: words, code: words, display: text }),
  applies: words,
  reading: words,
  underWay: words.exactOptional(),
  remark: z.strictObject({ concept: words, dated: text, undated: text }).exactOptional(),
  why: z
    .strictObject({
      programmes: words.exactOptional(),
      course: z.strictObject({ limits: words.exactOptional() }).exactOptional(),
    })
    .default({}),
  rules: z
    .record(z.string(), text)
    .refine((rules) => Object.keys(rules).length > 0, 'name at least one rule, with what it asks'),
  rulesOff: z.array(words).default([]),
  audience: z.record(z.string(), words).default({}),
  questions: z.record(z.string(), z.array(words).min(1)).default({}),
  rankings,
  overrideReasonSystem: url.exactOptional(),
} satisfies Fields<
  Omit<
    Service,
    | 'id'
    | 'folder'
    | 'hook'
    | 'offered'
    | 'course'
    | 'outcomes'
    | 'population'
    | 'suggestions'
    | 'overrideReasons'
    | 'silences'
  > & {
    readonly hooks: unknown
    readonly status: unknown
    readonly rulesOff: unknown
    readonly audience: unknown
    readonly questions: unknown
  }
>)

export type ServiceFile = z.output<typeof serviceFile>
