import * as Plot from '@observablehq/plot'
import type { Frame } from './frame.ts'

/** The same for all plots of a patient, so that a day stands at one place in all of them. */
const margins = { marginLeft: 38, marginRight: 14, marginTop: 10, marginBottom: 22, insetTop: 12, insetBottom: 8 }

/** Draws on the shared time axis. The style element that Plot adds would break the Content-Security-Policy; ours are in course.css. */
export function draw(marks: Plot.Markish[], { width, span }: Frame, more: Plot.PlotOptions = {}): Element {
  const figure = Plot.plot({
    ...margins,
    width,
    height: 150,
    className: 'drawing',
    x: { type: 'utc', domain: [...span] },
    marks,
    ...more,
  })
  for (const style of figure.querySelectorAll('style')) style.remove()
  for (const element of figure.querySelectorAll('[aria-label], [aria-description]')) asClasses(element)
  return figure
}

/** What a point begins its label with; a plot gives points their names afterwards. */
export const pointSign = '•'

/** Plot names groups for screen readers that may have no name; here those words are classes for the style sheet. */
function asClasses(element: Element): void {
  const label = element.getAttribute('aria-label') ?? ''
  const description = element.getAttribute('aria-description') ?? ''
  if (!label.startsWith(pointSign)) element.removeAttribute('aria-label')
  element.removeAttribute('aria-description')
  const names = `${label.startsWith(pointSign) ? '' : label} ${description}`.split(/\s+/)
  element.classList.add(...names.filter((name) => name !== ''))
}

/** Whether a day stands on the axis. */
export function isWithin(day: Date | null, [from, to]: Frame['span']): day is Date {
  return day !== null && day >= from && day <= to
}
