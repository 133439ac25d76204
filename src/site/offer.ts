import type { Knowledge, Programme, Recognition } from '../knowledge/knowledge.ts'

/**
 * The knowledge with the region's own programmes in the offer. The local forms of a national programme stand in its place. Each is
 * recognised by its id in our own code system for programmes, so that a referral that a card offered is known again.
 * @see docs/site.md#the-regions-programmes
 */
export function withProgrammes(knowledge: Knowledge, own: readonly Programme[]): Knowledge {
  const replaced = own.map(({ variantOf }) => variantOf)
  return {
    ...knowledge,
    programmes: [...knowledge.programmes.filter(({ id }) => !replaced.includes(id)), ...own],
    recognitions: [...knowledge.recognitions, ...own.map(recognised)],
  }
}

function recognised({ id, name, diet }: Programme): Recognition {
  const code = { system: 'programme', code: id, display: name.en, confidence: 'A', source: 'region' } as const
  return { programme: id, diet, codes: [code], phrases: [], beginnings: [] }
}
