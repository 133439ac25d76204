import * as Plot from '@observablehq/plot'
import type { Frame } from './charts.tsx'

/** The same for all plots of a patient, so that a day stands at one place in all of them. */
const margins = { marginLeft: 38, marginRight: 14, marginTop: 16, marginBottom: 22 }

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
  figure.setAttribute('role', 'group')
  return figure
}
