import type { Entry } from './matching.ts'

/** A place on the map: where in the drawing, how many offers, and the first name of a place among them. */
export interface Dot {
  readonly x: number
  readonly y: number
  readonly count: number
  readonly name: string
}

/** The size of a drawing, and how far its dots stay from the edge and from each other. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly margin: number
  readonly apart: number
}

/**
 * The positions of entries as dots in a drawing: north is up, one scale for both directions. What lies closer together than `apart` is one
 * dot, so that thousands stay as few as fit beside each other.
 */
export function dotsOf(entries: readonly Entry[], { width, height, margin, apart }: Frame): readonly Dot[] {
  const placed = entries.flatMap(({ local, name }) =>
    local?.position ? [{ ...local.position, name: local.municipalities[0] ?? name.nl }] : [],
  )
  if (placed.length === 0) return []
  const middle = (low: number, high: number) => (low + high) / 2
  const [south, north] = ends(placed.map(({ latitude }) => latitude))
  const [west, east] = ends(placed.map(({ longitude }) => longitude))
  const narrowing = Math.cos((middle(south, north) * Math.PI) / 180)
  const [wide, high] = [(east - west) * narrowing, north - south]
  const scale = Math.min(
    (width - 2 * margin) / (wide || Number.EPSILON),
    (height - 2 * margin) / (high || Number.EPSILON),
  )
  const isPoint = wide === 0 && high === 0
  const cells = new Map<string, { x: number; y: number; count: number; name: string }>()
  for (const { latitude, longitude, name } of placed) {
    const x = width / 2 + (isPoint ? 0 : (longitude - middle(west, east)) * narrowing * scale)
    const y = height / 2 - (isPoint ? 0 : (latitude - middle(south, north)) * scale)
    const key = `${Math.round(x / apart)}:${Math.round(y / apart)}`
    const cell = cells.get(key) ?? { x: 0, y: 0, count: 0, name }
    cells.set(key, { ...cell, x: cell.x + x, y: cell.y + y, count: cell.count + 1 })
  }
  return [...cells.values()].map(({ x, y, count, name }) => ({ x: x / count, y: y / count, count, name }))
}

/** How far below its dot a name stands, and how wide and high it may be. */
const label = { below: 28, wide: 90, high: 24 }

/** The dots whose names can be read: each name once, and none where another name or dot is. */
export function namedAmong(dots: readonly Dot[]): ReadonlySet<Dot> {
  const named = new Set<Dot>()
  for (const dot of dots) {
    const spot = { x: dot.x, y: dot.y + label.below }
    const others = [
      ...dots.filter((each) => each !== dot),
      ...[...named].map(({ x, y }) => ({ x, y: y + label.below })),
    ]
    const isFree = others.every(({ x, y }) => Math.abs(x - spot.x) > label.wide || Math.abs(y - spot.y) > label.high)
    if (isFree && ![...named].some(({ name }) => name === dot.name)) named.add(dot)
  }
  return named
}

/** The smallest and the largest, however many there are. */
function ends(values: readonly number[]): readonly [number, number] {
  return [values.reduce((one, other) => Math.min(one, other)), values.reduce((one, other) => Math.max(one, other))]
}
