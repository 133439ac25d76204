import type { Knowledge, Programme, Recognition } from '../knowledge/knowledge.ts'

/**
 * The knowledge with the region's own programmes in the offer. The local forms of a national programme stand in its place. Each is
 * recognised by its id in our own code system for programmes, so that a referral that a card offered is known again.
 * @see docs/site.md#the-regions-programmes
 */
export function withProgrammes(knowledge: Knowledge, own: readonly Programme[]): Knowledge {
  const replaced = replacedBy(own, knowledge)
  return {
    ...knowledge,
    programmes: [...knowledge.programmes.filter((each) => !replaced.includes(each)), ...own],
    recognitions: [...knowledge.recognitions, ...own.map(recognised)],
  }
}

/** The national programmes in whose place local forms are offered. */
export function replacedBy(
  own: readonly Programme[],
  { programmes }: Pick<Knowledge, 'programmes'>,
): readonly Programme[] {
  const variants = new Set(own.map(({ variantOf }) => variantOf))
  return programmes.filter(({ id }) => variants.has(id))
}

function recognised({ id, name, diet }: Programme): Recognition {
  const code = { system: 'programme', code: id, display: name.en, confidence: 'A', source: 'region' } as const
  return { programme: id, diet, codes: [code], phrases: [], beginnings: [] }
}
