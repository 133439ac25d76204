import { z } from 'zod'

const text = z.string().trim().min(1)
const absolute = z.url({ protocol: /^https?$/ })

/** One sentence below this many UTF-16 units. @see https://cds-hooks.hl7.org/2.0/#card-attributes "Card Attributes" */
export const summaryLimit = 140

const coding = z.strictObject({ code: text, system: absolute, display: text })

const resource = z.looseObject({ resourceType: text })

/** @see https://cds-hooks.hl7.org/2.0/#action "Action" */
const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['create', 'update']), description: text, resource }),
  /** Of a draft of the call, as the client named it. */
  z.strictObject({ type: z.literal('delete'), description: text, resourceId: text }),
])

const suggestion = z.strictObject({
  label: text,
  uuid: z.uuid(),
  /** Only where there is something to choose from. @see https://cds-hooks.hl7.org/2.0/#suggestion "Suggestion" */
  isRecommended: z.literal(true).optional(),
  actions: z.array(action).min(1),
})

/** @see https://cds-hooks.hl7.org/2.0/#link "Link" */
const link = z.discriminatedUnion('type', [
  z.strictObject({ label: text, url: absolute, type: z.literal('absolute') }),
  z.strictObject({ label: text, url: absolute, type: z.literal('smart'), appContext: text }),
])

/** A card as CDS Hooks 2.0 and 3.0 describe it, as narrow as this service sends it: nothing empty, nothing null. */
export const cardSchema = z
  .strictObject({
    uuid: z.uuid(),
    summary: text.max(summaryLimit - 1).regex(/^[^\r\n]*$/, 'one line'),
    detail: text.regex(/^[^<]*$/, 'Markdown without HTML'),
    indicator: z.enum(['info', 'warning', 'critical']),
    source: z.strictObject({ label: text, url: absolute, topic: coding }),
    suggestions: z.array(suggestion).min(1).optional(),
    selectionBehavior: z.enum(['any', 'at-most-one']).optional(),
    overrideReasons: z.array(coding).min(1).optional(),
    /** Beside the source, which has its own. */
    links: z.array(link).min(1).optional(),
  })
  .refine((card) => Boolean(card.suggestions) === Boolean(card.selectionBehavior), {
    error: 'suggestions and selectionBehavior come together',
  })

export type Coding = z.infer<typeof coding>
export type Action = z.infer<typeof action>
/** An action that writes something. */
export type Writing = Exclude<Action, { readonly type: 'delete' }>
export type Suggestion = z.infer<typeof suggestion>
export type Card = z.infer<typeof cardSchema>
