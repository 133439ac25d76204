import * as Plot from '@observablehq/plot'
import type { Frame } from './frame.ts'

/** The same for all plots of a patient, so that a day stands at one place in all of them; in pixels with letters of `usual`. */
const margins = { marginRight: 14, marginTop: 10, marginBottom: 22, insetTop: 12, insetBottom: 8 }
const usual = 12
/** Room that the number of a year takes, in heights of its letters. */
const yearWide = 2.6

/** Draws on the shared time axis. The style element that Plot adds would break the Content-Security-Policy; ours are in course.css. */
export function draw(marks: Plot.Markish[], frame: Frame, more: Plot.PlotOptions = {}): Element {
  const { width, span, text, numbers } = frame
  const sized = Object.entries(margins).map(([name, pixels]) => [name, scaled(pixels, frame)])
  const figure = Plot.plot({
    ...Object.fromEntries(sized),
    marginLeft: scaled(numbers ? 38 : 14, frame),
    ...(!numbers && { y: { axis: null } }),
    width,
    height: scaled(150, frame),
    className: 'drawing',
    x: { type: 'utc', domain: [...span] },
    marks,
    ...more,
  })
  figure.setAttribute('font-size', String(text))
  for (const style of figure.querySelectorAll('style')) style.remove()
  for (const element of figure.querySelectorAll('[aria-label], [aria-description]')) asClasses(element)
  return figure
}

/** So many pixels in proportion to the letters. */
export function scaled(pixels: number, { text }: Frame): number {
  return (pixels * text) / usual
}

/** The axis of years with its lines: as many years as there is room for. */
export function yearAxis({ width, span, text }: Frame): Plot.Markish[] {
  const years = (span[1].getTime() - span[0].getTime()) / (365.25 * 86_400_000)
  const most = Math.max(1, Math.floor((width - 4 * text) / (yearWide * text)))
  const step = [1, 2, 5, 10, 20, 50].find((each) => years / each <= most) ?? 100
  return [
    Plot.gridX({ interval: step === 1 ? 'year' : `${step} years` }),
    Plot.axisX({
      anchor: 'bottom',
      ticks: step === 1 ? 'year' : `${step} years`,
      tickFormat: (date: Date) => String(date.getUTCFullYear()),
      label: null,
      tickSize: 3,
      fontSize: text,
    }),
  ]
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
