import type { Language } from '../../../knowledge/knowledge.ts'

/** A number as it stands in a field: in full, with the decimal sign of the language of the page. */
export function writeAmount(value: number, language: Language): string {
  return language === 'nl' ? String(value).replace('.', ',') : String(value)
}

/** The number that a person typed, with a comma or a point for its decimals; null for what is none, such as one with both. */
export function readAmount(text: string): number | null {
  const typed = text.trim().replace(',', '.')
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(typed) ? Number(typed) : null
}
