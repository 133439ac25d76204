import type { OutcomeRow } from '../counts/row.ts'

/** Size of a plot, and where its axis begins. */
const [width, height, left, bottom] = [430, 150, 50, 24]
const step = 80

/** A share over the time points, from 0 to 100 % so that plots can be laid side by side; each with its interval. Markup, of numbers alone. */
export function plotOf(rows: readonly OutcomeRow[], months: (count: number) => string, label: string): string {
  const at = [...new Set(rows.flatMap((row) => row.at ?? []))]
  const y = (percent: number) => Math.round(8 + (height - bottom - 8) * (1 - percent / 100))
  const axis = [0, 50, 100].map(
    (percent) =>
      `<line x1="${left}" x2="${width}" y1="${y(percent)}" y2="${y(percent)}" class="grid"/><text x="${left - 6}" y="${y(percent) + 4}" text-anchor="end">${percent} %</text>`,
  )
  const marks = rows.flatMap((row) => {
    if (row.percent === null || row.at === null) return []
    const x = left + 30 + at.indexOf(row.at) * step + (row.population === 'reference' ? 12 : 0)
    const all = row.denominator ?? 0
    const grey = all > 0 && (row.unknown ?? 0) / all > 0.2 ? ' grey' : ''
    const bar =
      row.low === null || row.high === null
        ? ''
        : `<line x1="${x}" x2="${x}" y1="${y(row.low)}" y2="${y(row.high)}" class="${row.population}${grey}"/>`
    return `${bar}<circle cx="${x}" cy="${y(row.percent)}" r="4" class="${row.population}${grey}"/>`
  })
  const ticks = at.map(
    (month, index) =>
      `<text x="${left + 36 + index * step}" y="${height - 6}" text-anchor="middle">${months(month)}</text>`,
  )
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${[...axis, ...marks, ...ticks].join('')}</svg>`
}
