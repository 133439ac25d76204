/** What a context may get wrong beside the patient and is read all the same. @see docs/decisions/strict-and-lenient.md */
export const contextLeniencies = [
  'selections-missing',
  'selections-empty',
  'selections-dangling',
  'draft-no-resource',
  'draft-not-judged',
  'condition-no-resource',
  'condition-of-other-type',
] as const

export type ContextLeniency = (typeof contextLeniencies)[number]
