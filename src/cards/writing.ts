import type { Action, Writing } from './card.ts'

/** Of actions those that write something; what is taken away is only named. Apart from the schema of a card, which a page has no use for. */
export function writingsOf(actions: readonly Action[]): readonly Writing[] {
  return actions.filter((action): action is Writing => action.type !== 'delete')
}
