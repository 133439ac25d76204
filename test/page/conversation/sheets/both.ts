import type { Text } from '../../../../src/text.ts'

/** The same in both languages, where only the place on the page matters. */
export function both(nl: string, en = `${nl} (en)`): Text {
  return { nl, en }
}
