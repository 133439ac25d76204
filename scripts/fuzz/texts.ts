import { filled, marks } from './filling.ts'

/** Names of drugs, programmes and talks that the readers know. */
export const names = [
  'gliclazide',
  'insuline glargine',
  'metformine',
  'GLI',
  'leefstijlgesprek',
  'remissie',
  'liraglutide',
]

/** What a text is made of: each may be what some step over it is slow at. */
export const texts: Readonly<Record<string, (bytes: number) => string>> = {
  'combining marks': marks,
  'letters with a mark on each': (bytes) => filled('é\u0316', bytes),
  letters: (bytes) => filled('a', bytes),
  spaces: (bytes) => `a${filled(' ', bytes)}b`,
  'blanks of many kinds': (bytes) => filled('\u3000\u00a0\t', bytes),
  slashes: (bytes) => `a${filled('/', bytes)}b`,
  separators: (bytes) => filled('A/1/', bytes),
  'parts of references': (bytes) => filled('Patient/', bytes),
  'web addresses': (bytes) => filled('www.://@', bytes),
  'signs of Markdown': (bytes) => filled('[*_`|#', bytes),
  'invisible letters': (bytes) => filled('\u3164', bytes),
  'halves of signs': (bytes) => filled('\ud800', bytes / 2),
  'names of drugs and programmes': (bytes) => filled(`${names.join(', ')}, `, bytes),
  'beginnings of words': (bytes) => filled('insulin', bytes),
}
