import type { Names } from '../../engine.ts'

type Classes = readonly Names['classes'][]

export const insulins: Classes = ['prandial-insulin', 'mixed-insulin', 'basal-insulin']

/** Drugs with which a low fasting glucose is a danger. */
export const loweringFasting: Classes = ['sulfonylurea', ...insulins]

/** What such a drug is called where one word has to do. */
export function kindsOf(classes: Classes): readonly string[] {
  const kinds = hypoglycaemic.filter((name) => classes.includes(name))
  return [...new Set(kinds.map((name) => (insulins.includes(name) ? 'insulin' : name)))]
}

/** Drugs that can cause hypoglycaemia. */
export const hypoglycaemic: Classes = ['sulfonylurea', 'glinide', ...insulins]
