import type { Parts, Sheet } from '../../../../src/conversation/sheet.ts'
import { both } from './both.ts'
import { parts } from './parts.ts'
import { full } from './sheets.ts'

/** Twenty years of measurements, four a year. */
const long = Array.from({ length: 80 }, (_, at) => {
  const month = String((at % 4) * 3 + 1).padStart(2, '0')
  return { date: `${2006 + Math.floor(at / 4)}-${month}-15`, value: 50 + ((at * 7) % 31) }
})

const longest = 'Een heel lange zin over wat we samen hebben afgesproken om thuis elke dag te doen. '.repeat(4)
const many = Array.from({ length: 12 }, (_, at) => ({ code: `many-${at}`, text: both(`${at} ${longest}`) }))

/** A record of twenty years, and more of everything than fits. */
export const twentyYears: Sheet = {
  ...full,
  parts: {
    ...parts,
    course: {
      ...parts.course,
      measures: parts.course.measures.map((each) => ({
        ...each,
        points: long.map((point) => ({ ...point, ...(each.points[0]?.second !== undefined && { second: 80 }) })),
      })),
      drugs: Array.from({ length: 9 }, (_, at) => ({
        name: `Insuline glargine injectievloeistof 300 eenheden per milliliter, pen ${at}`,
        what: both('voor uw bloedsuiker', 'for your blood sugar'),
        start: at === 0 ? null : `${2008 + at}-02-01`,
        end: at % 2 ? `${2012 + at}-05-01` : null,
        inUse: at % 2 === 0,
      })),
    },
    safety: { ...parts.safety, call: many.map(({ text }) => text) },
    agreements: {
      ...parts.agreements,
      practiceDoes: many,
      measure: many.map((each) => ({ ...each, suggested: false })),
      stays: many.slice(0, 3).map(({ text }) => text),
    },
  },
}

export const evil = `<img src=x onerror="window.hit=1"><script>window.hit=1</script>[k](javascript:window.hit=1)**b**`

/** Every text with markup in it, and links that are none. */
export const markup: Sheet = {
  ...full,
  parts: JSON.parse(JSON.stringify(parts), (key, value) => {
    if (key === 'url') return 'javascript:window.hit=1'
    return typeof value === 'string' && ['nl', 'en', 'name', 'title', 'publisher'].includes(key)
      ? `${value}${evil}`
      : value
  }) as Parts,
}
