/** The normal deviate of a two-sided interval of 95 %. */
const deviate = 1.959963984540054

/**
 * The interval of 95 % of a share, in percent with a decimal; null of nobody. Without correction for continuity.
 * @see https://doi.org/10.1080/01621459.1927.10502953 "Wilson 1927"
 */
export function wilson(yes: number, all: number): { readonly low: number; readonly high: number } | null {
  if (all === 0) return null
  const share = yes / all
  const square = deviate ** 2
  const middle = share + square / (2 * all)
  const half = deviate * Math.sqrt((share * (1 - share) + square / (4 * all)) / all)
  const scale = 1 + square / all
  return { low: percent((middle - half) / scale), high: percent((middle + half) / scale) }
}

/** Of numbers: mean, median and quartiles (type 7), with a decimal. @see https://doi.org/10.1080/00031305.1996.10473566 "Hyndman and Fan 1996" */
export function spread(numbers: readonly number[]) {
  const sorted = [...numbers].sort((one, other) => one - other)
  const at = (share: number) => {
    const place = (sorted.length - 1) * share
    const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
    return rounded(below + (above - below) * (place - Math.floor(place)))
  }
  const mean = rounded(sorted.reduce((sum, number) => sum + number, 0) / sorted.length)
  return { mean, median: at(0.5), lower: at(0.25), upper: at(0.75) }
}

/** A share in percent, with a decimal. */
export function percent(share: number): number {
  return rounded(share * 100)
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10
}
