import type { LoadedCodes } from '../codes/codes.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { LoadedConcept } from '../knowledge.ts'
import { inForce, numbersOf } from '../services/in-force.ts'

/** The values of the concept that a service names in `reading`, in force on the day judged: those that reading asks for, and those that the code book names. */
export interface ReadingValues {
  readonly [name: string]: number | undefined
  /** Months that a measured value decides. */
  readonly freshFor: number
  /** Days that a supply without a number of days lasts. */
  readonly supplyLasts: number
  /** Months after the last sign of a drug stopped on an unknown day by which it has ended. */
  readonly undatedStopWithin: number
}

/** The values of a concept on a day, by which reading goes. @throws Error when one is missing, which loading refuses */
export function readingValues({ name, parameters }: LoadedConcept, asOf: string): ReadingValues {
  const numbers = numbersOf(inForce(parameters, asOf))
  const had = (value: string) => {
    const number = numbers[value]
    if (number === undefined) throw new Error(`the concept "${name}" has no value "${value}"`)
    return number
  }
  return {
    ...numbers,
    freshFor: had('freshFor'),
    supplyLasts: had('supplyLasts'),
    undatedStopWithin: had('undatedStopWithin'),
  }
}

/** Checks that a concept has every value that reading goes by, in its unit. */
export function checkReading(file: YamlFile, concept: LoadedConcept, codes: LoadedCodes): void {
  for (const [name, unit] of wanted(codes))
    if (concept.parameters.get(name)?.unit !== unit)
      file.fault(
        ['reading'],
        `the concept "${concept.name}" has no value "${name}" in ${unit}, which reading goes by: add it to its parameters.yaml`,
      )
}

function wanted({ marks, medications, sayings }: LoadedCodes): readonly (readonly [name: string, unit: string])[] {
  return [
    ['freshFor', 'mo'],
    ['supplyLasts', 'd'],
    ['undatedStopWithin', 'mo'],
    ...[...marks.values()].flatMap(({ specimen }) => (specimen ? [[specimen.from, 'h'] as const] : [])),
    ...[...medications.groups.values()].flatMap(({ nameless }) => (nameless ? [[nameless, 'mo'] as const] : [])),
    ...[...sayings.values()].map(({ unless }) => [unless.within, '1'] as const),
  ]
}
