import {
  makersFor,
  type NamedDrug,
  type NamedFact,
  type NamedOrder,
  type NamedPatient,
  type NamedProgramme,
  type NamedRecord,
} from '../src/engine/rule.ts'
import type { Names } from './names.ts'

export * from '../src/engine/rule.ts'
export type { Names } from './names.ts'

/** What rules and concepts are defined with: what they may ask a patient is what `codes/` and `programmes/` name. */
export const { defineApplicability, defineConcept, defineRule, defineTrigger } = makersFor<Names>()

export type Patient = NamedPatient<Names>
export type Drug = NamedDrug<Names>
export type Order = NamedOrder<Names>
export type CodedFact = NamedFact<Names>
export type Programme = NamedProgramme<Names>
export type ProgrammeRecord = NamedRecord<Names>
