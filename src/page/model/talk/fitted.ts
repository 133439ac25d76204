import type { Worded } from '../../../conversation/sheet.ts'
import type { Agreed } from './agreed.ts'
import type { LineKind } from './answers.ts'

/** Most of each that stands on the paper. */
const most = { characters: 200, agreements: 4, measure: 5, call: 6, stays: 3, links: 2 }

/** Lines of one A4 in letters of 12 points, beside title, day, moment, whom to call and place to write; and letters on a line. */
const [lines, perLine] = [34, 72]
/** Of them, those that signs to call may take; and with how many left over letters can be larger. */
const [callLines, spare] = [14, 12]

/**
 * What of a talk stands on the paper, and whether something had to stay on the screen. When to call comes before all else; of what the service says
 * a sentence stands there whole or not at all.
 */
export function sheetOf({ answers, parts, lines: agreed, language }: Agreed) {
  let [room, isCut] = [lines, false]
  const place = (items: readonly string[], count: number, within = lines): readonly string[] => {
    const least = room - within
    // A list has a heading.
    if (items.length > 0) room -= 1
    const kept = items.slice(0, Math.max(0, count)).filter((item) => {
      const needed = Math.ceil(item.length / perLine)
      if (room - needed < Math.max(0, least)) return false
      room -= needed
      return true
    })
    if (kept.length < items.length) isCut = true
    return kept
  }
  const lineOf = (kind: LineKind) => {
    const whole = agreed.find((line) => line.kind === kind)?.text ?? ''
    const short = cut(whole)
    if (short !== whole) isCut = true
    return place(short === '' ? [] : [short], 1)[0] ?? ''
  }
  const named = (codes: readonly string[], choices: readonly Worded[]) =>
    choices.filter(({ code }) => codes.includes(code)).map(({ text }) => text[language])
  const { agreements, safety } = parts
  const said = answers.does.map((line) => line.trim()).filter((line) => line !== '')
  const call = place(
    safety.call.map((text) => text[language]),
    most.call,
    callLines,
  )
  const ownWords = lineOf('own-words')
  const wishes = ownWords === '' ? lineOf('wishes') : ''
  const chosen = lineOf('chosen')
  const does = place(said, most.agreements)
  const practice = place(named(answers.practiceDoes, agreements.practiceDoes), most.agreements - does.length)
  const measure = place(named(answers.measure, agreements.measure), most.measure)
  const stays = place(
    agreements.stays.map((text) => text[language]),
    most.stays,
  )
  return {
    call,
    ownWords,
    wishes,
    chosen,
    does,
    practice,
    measure,
    stays,
    links: agreements.links.slice(0, most.links),
    isCut,
    isLarge: room >= spare,
  }
}

/** Own words that fit: what is too long ends at a word. */
function cut(text: string): string {
  if (text.length <= most.characters) return text
  const kept = text.slice(0, most.characters)
  return `${kept.slice(0, Math.max(kept.lastIndexOf(' '), most.characters / 2)).trimEnd()}…`
}
