// Written by `npm run names` from codes/, programmes/ and the prefetch of the services: change those, not this.

/** The names that rules and concepts may ask for. */
export interface Names {
  readonly measures: 'glucose'
  readonly sampleMarks: 'fasting'
  readonly findings: 'fundus'
  readonly conditions: 'type-2'
  readonly procedures: 'talk'
  readonly classes: 'metformin'
  readonly groups: 'glucose-lowering'
  readonly marks: never
  readonly programmes: 'walking'
  readonly diets: 'low-carbohydrate' | 'none'
  readonly claims: 'sglt2-must-continue'
  readonly criterionMeasures: 'glucose'
  readonly guarantees: 'feetGuaranteed'
  readonly conversations: 'remission'
  readonly requests: never
  readonly sayings: never
  readonly resources: 'Observation' | 'Patient'
}
