/** What somebody chose on the page of the directory; empty where nothing was. */
export interface Choice {
  /** Beginning of a municipality or region, as it was typed. */
  readonly place: string
  readonly audience: string
  readonly together: string
  readonly where: string
  readonly payer: string
  /** Whether what is not known of a programme lets it through. */
  readonly unsure: boolean
  /** The programme whose details are open. */
  readonly programme: string
}

/** The parts that narrow, in the order of the page. */
export const filters = ['place', 'audience', 'together', 'where', 'payer'] as const

export type Filter = (typeof filters)[number]

/** Part -> its name in the address. */
const keys = {
  place: 'place',
  audience: 'for',
  together: 'together',
  where: 'where',
  payer: 'payer',
  programme: 'programme',
} as const

/** So much of what was typed is kept: no place has a longer name. */
const longest = 80

/** The choice in the query of an address; what it does not understand is left out. */
export function readChoice(search: string): Choice {
  const named = new URLSearchParams(search)
  const parts = Object.entries(keys).map(([part, key]) => [part, (named.get(key) ?? '').slice(0, longest)])
  return { ...Object.fromEntries(parts), unsure: named.get('unsure') === '1' } as Choice
}

/** The query of an address for a choice, with what else stands in it, such as the language; empty for no choice at all. */
export function writeChoice(choice: Choice, search = ''): string {
  const named = new URLSearchParams(search)
  for (const [part, key] of Object.entries(keys)) {
    const value = choice[part as keyof typeof keys]
    if (value === '') named.delete(key)
    else named.set(key, value)
  }
  if (choice.unsure) named.set('unsure', '1')
  else named.delete('unsure')
  const text = named.toString()
  return text === '' ? '' : `?${text}`
}
