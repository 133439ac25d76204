import type { AgreementsPart, Option, Parts, Sheet, Worded } from '../../../conversation/sheet.ts'
import type { Language } from '../../../knowledge/knowledge.ts'
import { type Answers, type LineKind, lineKinds } from './answers.ts'
import { talkWords } from './words/words.ts'

/** One line of what was agreed, in the language of the talk. */
export interface Line {
  readonly kind: LineKind
  readonly label: string
  readonly text: string
  /** Null where "may this stand in your record?" was not answered: then it does not. */
  readonly inRecord: boolean | null
}

/** Everything that a talk came to: what saving works with. */
export interface Agreed {
  readonly sheet: Sheet
  /** The parts as they were shown. */
  readonly parts: Parts
  readonly answers: Answers
  readonly lines: readonly Line[]
  readonly language: Language
}

/** The lines of which something was said, in the order of the talk. */
export function linesOf(answers: Answers, parts: Parts, language: Language): readonly Line[] {
  const say = talkWords[language]
  return lineKinds.flatMap((kind): Line[] => {
    const text = texts[kind](answers, parts, language).join('; ')
    return text === '' ? [] : [{ kind, label: say.lines[kind], text, inRecord: answers.inRecord[kind] ?? null }]
  })
}

/** The options of a talk, those behind "more" too. */
export function optionsOf({ options }: Parts): readonly Option[] {
  return [...options.columns, ...options.more]
}

/** The moment to look again that was chosen. */
export function againOf({ again }: Answers, agreements: AgreementsPart): AgreementsPart['again'][number] | undefined {
  return agreements.again.find(({ code }) => code === again)
}

/** The day so many days after another. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

type Told = (answers: Answers, parts: Parts, language: Language) => readonly string[]

const named = (codes: readonly string[], choices: readonly Worded[], language: Language) =>
  choices.filter(({ code }) => codes.includes(code)).map(({ text }) => text[language])
const typed = (...texts: readonly string[]) => texts.map((text) => text.trim()).filter((text) => text !== '')

const texts: Readonly<Record<LineKind, Told>> = {
  'own-words': ({ ownWords }) => typed(ownWords),
  wishes: ({ wishes }, parts, language) => named(wishes, parts.wishes.choices, language),
  scales: ({ scales }, parts, language) =>
    parts.wishes.scales.flatMap(({ code }) => {
      const { figure, after } = scales[code]
      if (figure === null) return []
      const said = talkWords[language].scale[code](figure)
      return [after.trim() === '' ? said : `${said} (${after.trim()})`]
    }),
  helpers: ({ helpers }, parts, language) => named(helpers, parts.wishes.helpers.choices, language),
  pillars: ({ pillars }, parts, language) => named(pillars, parts.wishes.pillars, language),
  chosen: ({ chosen, decision }, parts, language) => [
    ...optionsOf(parts)
      .filter(({ id }) => chosen.includes(id))
      .map(({ name }) => name[language]),
    ...(decision === 'later' || decision === 'not' ? [talkWords[language].decisions[decision]] : []),
  ],
  does: ({ does }) => typed(...does),
  'practice-does': ({ practiceDoes }, parts, language) => named(practiceDoes, parts.agreements.practiceDoes, language),
  measure: ({ measure }, parts, language) => named(measure, parts.agreements.measure, language),
  again: (answers, parts, language) => typed(againOf(answers, parts.agreements)?.text[language] ?? ''),
}
