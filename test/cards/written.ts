import type { CardRequest } from '../../src/engine/view.ts'

/** Of each card of a service, by its name, a view that fills every hole of its text, as the rule promises to. */
export type Written = Readonly<
  Record<string, { rule: string; reason: string; missing?: readonly string[]; card: CardRequest }>
>
