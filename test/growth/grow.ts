/** Where in a resource something stands. */
export type Place = readonly (string | number)[]

/** Every element below a resource's type, in the order in which it stands there. */
export function placesIn(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'resourceType') return []
    const place = [...at, Array.isArray(value) ? Number(key) : key]
    return [place, ...placesIn(part, place)]
  })
}

/** The resource with another value at a place. */
export function changed(resource: object, place: Place, change: (value: unknown) => unknown): object {
  const copy = structuredClone(resource)
  const parent: object = place.slice(0, -1).reduce((part, key) => Reflect.get(part, key) as object, copy)
  const key = place.at(-1) ?? ''
  Reflect.set(parent, key, change(Reflect.get(parent, key)))
  return copy
}

/** So many copies, each unlike the others in its texts and days; codes and what says how to read it stay as they are. */
export function copies(value: unknown, count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, at) => varied(value, at))
}

const kept = ['system', 'unit', 'url', 'resourceType', 'status', 'intent', 'reference', 'code', 'lifecycleStatus']

function varied(value: unknown, at: number): unknown {
  if (Array.isArray(value)) return value.map((each) => varied(each, at))
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d/.test(value) ? dayBefore(at) : `${value} x${at}`
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(([key, part]) =>
    kept.includes(key) && typeof part === 'string' ? [key, part] : [key, varied(part, at)],
  )
  return Object.fromEntries(parts)
}

function dayBefore(days: number): string {
  return new Date(Date.UTC(2026, 9, 1) - days * 86_400_000).toISOString().slice(0, 10)
}
