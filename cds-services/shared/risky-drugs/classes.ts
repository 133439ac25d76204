import type { Names } from '../../engine.ts'

type Classes = readonly Names['classes'][]

export const insulins: Classes = ['prandial-insulin', 'mixed-insulin', 'basal-insulin']

/** Drugs with which a low fasting glucose is a danger. */
export const loweringFasting: Classes = ['sulfonylurea', ...insulins]

/** Drugs that can cause hypoglycaemia. */
export const hypoglycaemic: Classes = ['sulfonylurea', 'glinide', ...insulins]
