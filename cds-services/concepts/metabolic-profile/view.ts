import { exists, type Reading, type Shown } from '../../../src/engine/rule.ts'
import type { MetabolicProfile, Parameter } from './concept.ts'

/** The profile as a card shows it, one row a parameter; those of which nothing is known are left out. */
export function profileView({ parameters }: MetabolicProfile): readonly Shown[] {
  return parameters.filter(({ verdict, latest }) => verdict !== 'unknown' || exists(latest)).map(row)
}

function row(each: Parameter): Shown {
  const { parameter, verdict, latest, baseline } = each
  return {
    parameter,
    verdict: parameter === 'hdl' ? `hdl-${verdict}` : verdict,
    latest: parts(latest),
    days: daysOf(latest),
    baseline: parts(baseline),
  }
}

/** Two pressures of one day are one, such as 136/84; apart they are named. */
function parts(readings: readonly Reading[]): readonly Shown[] {
  const [systolic, diastolic] = readings
  if (systolic && diastolic && systolic.day === diastolic.day) return [{ pressure: { systolic, diastolic } }]
  return readings.map((reading) => ({
    pressure: null,
    reading,
    part: pressures.includes(reading.fact) ? reading.fact : null,
  }))
}

const pressures: readonly string[] = ['systolic', 'diastolic']

function daysOf(readings: readonly Reading[]): readonly string[] {
  return [...new Set(readings.map(({ day }) => day))]
}

/** Names of the parameters of which nothing is known. */
export function unknownIn({ parameters }: MetabolicProfile): readonly string[] {
  return parameters.filter(({ verdict }) => verdict === 'unknown').map(({ parameter }) => parameter)
}
