import type { Language } from '../../knowledge/knowledge.ts'
import type { OutcomeLine } from '../../knowledge/service-file/outcome.ts'
import type { OutcomeRow } from '../counts/row.ts'
import { escaped } from './escaped.ts'
import type { PageWords } from './words.ts'

type Flow = NonNullable<OutcomeLine['flow']>

/** Of the drawing: its size, where its columns stand, how wide they are, and what is between two blocks. */
const [width, height, left, right, block, gap] = [560, 240, 150, 400, 14, 10]

/** From each state at the start to each now: a drawing, where all of it may be told, and a table of the same numbers. Markup. */
export function flowOf(row: OutcomeRow, flow: Flow, label: string, say: PageWords, language: Language): string {
  const names = Object.keys(flow.states)
  const title = (name: string) => escaped(flow.states[name]?.[language] ?? name)
  const count = (then: string, now: string) => row.counts[`${then}>${now}`] ?? null
  const heads = names.map((name) => `<th scope="col">${say.now}: ${title(name)}</th>`).join('')
  const lines = names.map((then) => {
    const cells = names.map((now) => `<td>${count(then, now) ?? say.hidden}</td>`).join('')
    return `<tr><th scope="row">${say.atStart}: ${title(then)}</th>${cells}</tr>`
  })
  const caption = `${say.months(flow.at)}. ${say.unknownAndLeft(row.unknown ?? say.hidden, row.left ?? say.hidden)}`
  const isWhole = names.every((then) => names.every((now) => count(then, now) !== null))
  const drawing = isWhole ? drawn(names, (then, now) => count(then, now) ?? 0, title, label, say) : ''
  return `${drawing}<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><caption>${caption}</caption><thead><tr><td></td>${heads}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

function drawn(
  names: readonly string[],
  count: (then: string, now: string) => number,
  title: (name: string) => string,
  label: string,
  say: PageWords,
): string {
  const total = (name: string, side: 'then' | 'now') =>
    names.reduce((sum, other) => sum + (side === 'then' ? count(name, other) : count(other, name)), 0)
  const all = names.reduce((sum, name) => sum + total(name, 'then'), 0)
  if (all === 0) return ''
  const scale = (height - 40 - gap * (names.length - 1)) / all
  /** Where each block begins on a side, and how far it is taken by ribbons. */
  const places = (side: 'then' | 'now') => {
    let y = 30
    return new Map(
      names.map((name) => {
        const from = y
        y += total(name, side) * scale + gap
        return [name, { from, taken: from }]
      }),
    )
  }
  const [then, now] = [places('then'), places('now')]
  const middle = (left + right) / 2
  const ribbons = names.flatMap((from, at) =>
    names.flatMap((to) => {
      const [start, end] = [then.get(from), now.get(to)]
      const size = count(from, to) * scale
      if (size === 0 || !start || !end) return []
      const [a, b] = [start.taken, end.taken]
      start.taken += size
      end.taken += size
      const path = `M${left} ${px(a)}C${middle} ${px(a)} ${middle} ${px(b)} ${right} ${px(b)}V${px(b + size)}C${middle} ${px(b + size)} ${middle} ${px(a + size)} ${left} ${px(a + size)}Z`
      return [`<path d="${path}" class="ribbon s${at}"/>`]
    }),
  )
  const blocks = (['then', 'now'] as const).flatMap((side) =>
    names.flatMap((name) => {
      const people = total(name, side)
      const { from = 0 } = (side === 'then' ? then : now).get(name) ?? {}
      if (people === 0) return []
      const isThen = side === 'then'
      const [x, text, anchor] = isThen ? [left - block, left - block - 6, 'end'] : [right, right + block + 6, 'start']
      return [
        `<rect x="${x}" y="${px(from)}" width="${block}" height="${px(people * scale)}" class="s${names.indexOf(name)}"/>`,
        `<text x="${text}" y="${px(from + (people * scale) / 2 + 4)}" text-anchor="${anchor}">${title(name)}: ${people}</text>`,
      ]
    }),
  )
  const heads = `<text x="${left}" y="16" text-anchor="end">${say.atStart}</text><text x="${right}" y="16">${say.now}</text>`
  return `<svg viewBox="0 0 ${width} ${height}" class="flow" role="img" aria-label="${label}">${heads}${ribbons.join('')}${blocks.join('')}</svg>`
}

function px(number: number): string {
  return number.toFixed(1)
}
