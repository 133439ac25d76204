import { defineConcept } from '../../engine.ts'

export default defineConcept({
  parameters: { freshFor: 'mo', supplyLasts: 'd', undatedStopWithin: 'mo' },
  reads: {},
  find: (_patient, values) => values,
})
