import { z } from 'zod'

/** Takes away what a person has unless a case says otherwise. */
export const none = 'none'

/** A second entry under the same name is written `name #2`. */
export function nameOf(key: string): string {
  return key.replace(/ #\d+$/, '')
}

/** Entries by name. `whyNot` tells what is wrong with a name, or with the entry that it stands for: where, and in words. */
export function entries<S extends z.ZodType>(
  entry: S,
  whyNot: (name: string, told: z.output<S>) => readonly [at: readonly string[], message: string] | null,
) {
  return z
    .record(
      z.string(),
      z.preprocess((told) => (told === none ? null : told), entry.nullable()),
    )
    .superRefine((map, context) => {
      for (const [key, told] of Object.entries(map)) {
        const fault = told === null ? null : whyNot(nameOf(key), told as z.output<S>)
        if (fault) context.addIssue({ code: 'custom', path: [key, ...fault[0]], message: fault[1], input: told })
      }
    })
}

/** The entries that are told of, each with its name. */
export function told<T>(map: Readonly<Record<string, T | null>> | undefined): readonly (readonly [string, T])[] {
  return Object.entries(map ?? {}).flatMap(([key, each]) => (each === null ? [] : [[nameOf(key), each] as const]))
}
