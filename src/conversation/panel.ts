import type { Text } from '../text.ts'
import { keptBack } from './codes.ts'
import type { Known } from './known.ts'
import type { Panel } from './sheet.ts'

/** For the professional alone: "why?" as it is, and every code that the parts keep back, in its words. */
export function panelOf(known: Known, words: ReadonlyMap<string, Text>): Panel {
  const { explanation } = known
  const told = explanation.decisions.flatMap((each) => [each, ...(each.triggers ?? [])])
  // A sentence of a rule or of the service says more than the words of a code.
  const sentence = (code: string) => told.find(({ reason, rule }) => reason === code || rule === code)?.text
  const said = (code: string) => sentence(code) ?? words.get(`cautions.${code}`) ?? wordsOf(code, words)
  return { explanation, keptBack: keptBack(known).map((code) => ({ code, text: said(code) })) }
}

/** The words of a code; of a factor and what it is, those of both. */
function wordsOf(code: string, words: ReadonlyMap<string, Text>): Text {
  const parts = code.split('.').map((part) => words.get(part) ?? { nl: part, en: part })
  return { nl: parts.map(({ nl }) => nl).join(': '), en: parts.map(({ en }) => en).join(': ') }
}
