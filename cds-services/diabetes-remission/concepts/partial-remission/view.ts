import type { ViewOf } from '../../../engine.ts'
import type { PartialRemission } from './concept.ts'

/** By whose working definition remission is partial; a code of terms.yaml. */
export const definition = 'ndf-2025'

/** Partial remission in a line of a card: since when, and what got better by more than chance. */
export const gainsShape = {
  definition: 'string',
  start: 'string?',
  gains: [{ fact: 'string', from: 'reading', to: 'reading' }],
  fewerDrugs: 'flag',
} as const

/** What a line on partial remission shows. */
export function gainsView({ start, gains, fewerDrugs }: PartialRemission): ViewOf<typeof gainsShape> {
  return { definition, start, gains: gains.map(({ measure, from, to }) => ({ fact: measure, from, to })), fewerDrugs }
}
