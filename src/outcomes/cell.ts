import type { OutcomeLine } from '../knowledge/service-file/outcome.ts'
import type { Then } from './answers.ts'

/** What somebody is counted as in a line: a code, an amount, or why neither. */
export type Counted =
  | { readonly code: string }
  | { readonly amount: number }
  | { readonly left: string }
  | 'unknown'
  | 'not-yet'

/** The answer of a concept that is not about somebody. */
const notAsked = 'not-asked'

/** What a line counts somebody as, by what is answered of them now and at the start; null where it is not about them. */
export function countedIn(line: OutcomeLine, now: Then, start: Then | null): Counted | null {
  const { startIs, of } = line
  if (startIs && !(start && isIn(start.of(line), startIs))) return null
  if (of) {
    const other = now.of(of)
    if (other === 'unknown') return 'unknown'
    if (!isIn(other, of.is)) return null
  }
  const answer = now.of(line)
  if (answer === notAsked) return null
  if (isAmount(line)) return amountIn(line, answer)
  if (line.codes) return isIn(answer, Object.keys(line.codes)) ? { code: answer } : 'unknown'
  if (isIn(answer, line.yes)) return { code: 'yes' }
  return isIn(answer, line.no) ? { code: 'no' } : 'unknown'
}

/** Whether somebody is counted as a yes. */
export function isYes(counted: Counted | null): boolean {
  return counted !== null && typeof counted === 'object' && 'code' in counted && counted.code === 'yes'
}

function isAmount({ unit, from, within }: OutcomeLine): boolean {
  return unit !== undefined || from !== undefined || within !== undefined
}

function amountIn({ from, within }: OutcomeLine, amount: unknown): Counted {
  if (typeof amount !== 'number') return 'unknown'
  if (from !== undefined) return { code: amount >= from ? 'yes' : 'no' }
  return within === undefined ? { amount } : { code: Math.abs(amount) <= within ? 'yes' : 'no' }
}

function isIn(answer: unknown, codes: readonly string[]): answer is string {
  return typeof answer === 'string' && codes.includes(answer)
}
