/** One line of a draft in plain words: the key of what it is, and its value; a code to put into words has a `term`. */
export interface DraftLine {
  readonly what: 'about' | 'status' | 'for' | 'goal' | 'date' | 'who' | 'note'
  readonly value: string
  readonly kind: 'text' | 'term' | 'day'
}

type Json = Readonly<Record<string, unknown>>

/** Where a draft says what: the first path that holds something counts. */
const places: readonly (readonly [DraftLine['what'], DraftLine['kind'], readonly string[]])[] = [
  ['about', 'text', ['title', 'code.text', 'code.coding.display', 'description.text']],
  ['status', 'term', ['clinicalStatus.coding.code', 'lifecycleStatus', 'status']],
  ['goal', 'text', ['target.detailQuantity']],
  ['for', 'text', ['description']],
  ['who', 'text', ['performerType.text']],
  ['date', 'day', ['period.start', 'authoredOn', 'statusDate', 'onsetDateTime']],
  ['note', 'text', ['note.text']],
]

/** What a draft says, for a person: what it is about, its status, goal, date, who and notes; the rest stands in the JSON. Numbers as the reader writes them. */
export function describe(resource: Json, number: (value: number) => string = String): readonly DraftLine[] {
  return places.flatMap(([what, kind, paths]) => {
    for (const path of paths) {
      const value = [...new Set(valuesAt(resource, path.split('.')).map((found) => written(found, number)))]
        .filter((text) => text !== '')
        .join(', ')
      if (value !== '') return [{ what, value, kind }]
    }
    return []
  })
}

function valuesAt(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value))
    return value.flatMap((item) =>
      valuesAt(
        item,
        [name, ...rest].filter((part) => part !== undefined),
      ),
    )
  if (name === undefined) return value === undefined ? [] : [value]
  return typeof value === 'object' && value !== null ? valuesAt((value as Json)[name], rest) : []
}

function written(value: unknown, number: (value: number) => string): string {
  if (typeof value === 'string') return value
  const { value: amount, unit } = (value ?? {}) as { value?: unknown; unit?: unknown }
  return amount === undefined ? '' : `${typeof amount === 'number' ? number(amount) : amount} ${unit ?? ''}`.trim()
}
