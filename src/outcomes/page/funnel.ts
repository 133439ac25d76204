import type { Outcomes } from '../../knowledge/service-file/outcome.ts'
import type { Report } from '../report.ts'
import { escaped } from './escaped.ts'
import type { PageWords } from './words.ts'

/** How wide a bar is that stands for everybody. */
const width = 300

/**
 * From who started to who is there where the funnel leads, each step with how many are left of the one before. Bars begin at zero and are of one
 * scale; a step that may not be told has none, nor what is computed from it. Markup, or nothing where the time point was not asked for.
 */
export function funnelOf({ cohort, indicators }: Report, outcomes: Outcomes, title: string, say: PageWords): string {
  const { funnel } = outcomes
  const row = indicators.find(
    ({ id, line, at, by, population }) =>
      id === funnel?.indicator && line === funnel.line && at === funnel.at && by === null && population === 'cohort',
  )
  if (!funnel || !row) return ''
  const { yes = null, no = null } = row.counts
  const steps = [
    [say.steps.started, sum(cohort.people, ...Object.values(cohort.outside))],
    [say.steps.counted, cohort.people],
    [say.steps.over(funnel.at), sum(row.denominator, row.left)],
    [say.steps.stayed, row.denominator],
    [say.steps.known, sum(yes, no)],
    [title, row.numerator],
  ] as const
  const most = Math.max(1, ...steps.map(([, count]) => count ?? 0))
  const rows = steps.map(([step, count]) => {
    const bar =
      count === null
        ? ''
        : `<svg viewBox="0 0 ${width} 16" class="bar" aria-hidden="true"><rect width="${Math.round((count / most) * width)}" height="16"/></svg>`
    return `<tr><th scope="row">${escaped(step)}</th><td>${count ?? say.hidden}</td><td>${bar}</td></tr>`
  })
  return `<section><h2>${say.funnel}</h2><p>${say.aboutFunnel}</p><table class="funnel"><thead><tr><th scope="col">${say.step}</th><th scope="col">${say.peopleIn}</th><td></td></tr></thead><tbody>${rows.join('')}</tbody></table></section>`
}

/** Null where one of them is. */
function sum(...counts: readonly (number | null)[]): number | null {
  return counts.reduce<number | null>((total, count) => (total === null || count === null ? null : total + count), 0)
}
