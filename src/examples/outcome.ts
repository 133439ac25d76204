import type { CardText } from '../knowledge/knowledge.ts'

/** A card that a service shows of an example patient: of which rule, and how urgent. */
export interface CardKind {
  readonly service: string
  readonly rule: string
  readonly indicator: CardText['indicator']
}

/** Which cards all services on offer show of an example patient when nothing was refused: the most urgent first, none where there is nothing to say. */
export interface Outcome {
  readonly name: string
  readonly cards: readonly CardKind[]
}
