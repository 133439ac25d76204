import { z } from 'zod'

/** A schema for every field of a type, the optional ones too: the compiler tells when one is forgotten. */
export type Fields<T> = { readonly [K in keyof T]-?: z.ZodType }

/** Text that says something. */
export const words = z.string().trim().min(1)

/** Both languages of the service. */
export const text = z.strictObject({ nl: words, en: words })

/** A calendar day, YYYY-MM-DD. */
export const day = z.iso.date()

/** An https address (http only for identifiers that are no pages). */
export const url = z.url({ protocol: /^https?$/ })
