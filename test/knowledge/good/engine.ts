import { makersFor } from '../../../src/engine/rule.ts'
import type { Names } from './names.ts'

export * from '../../../src/engine/rule.ts'

/** What the rules and concepts of this knowledge are defined with. */
export const { defineApplicability, defineConcept, defineRule, defineTrigger } = makersFor<Names>()
