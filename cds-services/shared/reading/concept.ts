import { defineConcept } from '../../engine.ts'

/** What reading itself must know: how long a value decides, and what stands in for what a record leaves out. */
export default defineConcept({
  parameters: {
    freshFor: 'mo',
    fastingFrom: 'h',
    supplyLasts: 'd',
    undatedStopWithin: 'mo',
    namelessFor: 'mo',
    takenBackWithin: '1',
  },
  reads: {},
  find: (_patient, values) => values,
})
