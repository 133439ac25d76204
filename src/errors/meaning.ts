import type { Text } from '../text.ts'

/** What a code stands for: the status of its answer, the FHIR issue type, and what to tell, with holes such as `{hook}`. */
export interface Meaning extends Text {
  readonly status: number
  /** @see https://hl7.org/fhir/R4/valueset-issue-type.html#expansion "Expansion" */
  readonly type: string
}
