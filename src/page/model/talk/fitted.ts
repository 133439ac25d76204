import type { Worded } from '../../../conversation/sheet.ts'
import type { Agreed } from './agreed.ts'

/** Most that stands on one A4 in letters of 12 points. */
const most = { characters: 200, agreements: 4, measure: 5, call: 4, links: 2 }

/** What of a talk stands on the paper, and whether something had to stay on the screen. */
export function sheetOf({ answers, parts, lines, language }: Agreed) {
  const lineOf = (kind: string) => lines.find((line) => line.kind === kind)?.text ?? ''
  const named = (codes: readonly string[], choices: readonly Worded[]) =>
    choices.filter(({ code }) => codes.includes(code)).map(({ text }) => text[language])
  const does = answers.does.map((line) => line.trim()).filter((line) => line !== '')
  const practice = named(answers.practiceDoes, parts.agreements.practiceDoes)
  const measure = named(answers.measure, parts.agreements.measure)
  const call = parts.safety.call.map((text) => text[language])
  const cuts = [
    cut(lineOf('own-words')),
    cut(lineOf('wishes')),
    cut(lineOf('chosen')),
    does.slice(0, most.agreements),
    practice.slice(0, Math.max(0, most.agreements - does.length)),
    measure.slice(0, most.measure),
    call.slice(0, most.call),
  ] as const
  const whole = [lineOf('own-words'), lineOf('wishes'), lineOf('chosen'), does, practice, measure, call] as const
  const [ownWords, wishes, chosen, ...lists] = cuts
  return {
    ownWords,
    wishes,
    chosen,
    does: lists[0],
    practice: lists[1],
    measure: lists[2],
    call: lists[3],
    links: parts.agreements.links.slice(0, most.links),
    isCut: cuts.some((each, at) => each.length < (whole[at]?.length ?? 0)),
  }
}

/** A text that fits: what is too long ends at a word. */
function cut(text: string): string {
  if (text.length <= most.characters) return text
  const kept = text.slice(0, most.characters)
  return `${kept.slice(0, Math.max(kept.lastIndexOf(' '), most.characters / 2)).trimEnd()}…`
}
