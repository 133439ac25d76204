import type { Text } from '../../src/knowledge/knowledge.ts'

/** Every text within something, wherever it stands. */
export function textsIn(told: unknown): readonly Text[] {
  if (typeof told !== 'object' || told === null) return []
  if (isText(told)) return [told, ...Object.values(told).flatMap(textsIn)]
  return Object.values(told).flatMap(textsIn)
}

/** The Dutch ones. */
export function dutchIn(told: unknown): readonly string[] {
  return textsIn(told).map(({ nl }) => nl)
}

function isText(told: object): told is Text {
  return 'nl' in told && 'en' in told && typeof told.nl === 'string' && typeof told.en === 'string'
}
