/** How urgent a card is, the most urgent first. @see https://cds-hooks.hl7.org/2.0/#card-attributes "Card Attributes" */
export const indicators = ['critical', 'warning', 'info'] as const

export type Indicator = (typeof indicators)[number]

/** Puts what is more urgent first; of two as urgent neither. */
export function byUrgency(one: { readonly indicator: Indicator }, other: { readonly indicator: Indicator }): number {
  return indicators.indexOf(one.indicator) - indicators.indexOf(other.indicator)
}
