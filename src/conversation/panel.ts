import { codesOf } from './codes.ts'
import type { Known } from './known.ts'
import type { Panel } from './sheet.ts'

/** For the professional alone: "why?" as it is, and every code that the parts keep back, in its words. */
export function panelOf(known: Known, words: ReadonlyMap<string, Panel['keptBack'][number]['text']>): Panel {
  const kept = new Map<string, Panel['keptBack'][number]>()
  for (const { code, text, slot } of codesOf(known)) {
    if (text && slot !== 'panel') continue
    kept.set(code, { code, text: wordsOf(code, known, words) })
  }
  if (known.outside !== null)
    kept.set(known.outside, { code: known.outside, text: wordsOf(known.outside, known, words) })
  return { explanation: known.explanation, keptBack: [...kept.values()] }
}

/** What a code says to a professional: a sentence of a rule or of the service, else the words of the code. */
function wordsOf(code: string, { explanation }: Known, words: ReadonlyMap<string, Panel['keptBack'][number]['text']>) {
  const told = explanation.decisions.flatMap((each) => [each, ...(each.triggers ?? [])])
  const sentence = told.find(({ reason, rule }) => reason === code || rule === code)?.text
  return sentence ?? words.get(code) ?? { nl: code, en: code }
}
