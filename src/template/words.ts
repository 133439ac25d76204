/** One thing said in words. `ours` are our own words; what is not ours is made inert where it is shown. */
export interface Words {
  readonly kind: 'words'
  readonly text: string
  readonly ours: boolean
  /** What it is as data, for resources; of what is said by a code the code. */
  readonly raw: string | number
  /** Of a reading: its number with comparator, unit and day in words. */
  readonly value?: Words
  readonly unit?: Words
  readonly date?: Words
}

/** What a text can show, ask or repeat. */
export type Presented = Words | boolean | null | readonly Presented[] | { readonly [name: string]: Presented }

/** What a text is filled from. */
export type View = Readonly<Record<string, Presented>>

/** Makes data of a patient words and nothing else where they are shown. */
export type Inert = (data: string) => string

/** A text and the view it is filled from do not fit: a mistake in the knowledge, never in a patient's data. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault'
}

/** Our own words, shown as they stand. */
export function ours(text: string, raw: string | number = text): Words {
  return { kind: 'words', text, ours: true, raw }
}

/** Data of the patient, shown only after it is made inert. */
export function given(text: string): Words {
  return { kind: 'words', text, ours: false, raw: text }
}

/** Whether something can be shown as it is. */
export function isWords(found: unknown): found is Words {
  return typeof found === 'object' && found !== null && 'kind' in found && found.kind === 'words'
}
